import { useMemo, useState } from 'react'
import type { EventCounts } from '../../../shared/events/bins'
import { type Bins, binOf } from '../../../shared/events/bins'
import { senseOf } from '../../../shared/events/sense'
import { useStores } from '../../store/context'
import type { EventRange } from '../../store/event-look'
import { useMinute, useText } from '../../store/hooks'
import { useWhenever } from '../../ui/use-whenever'
import { chartBins } from './chart-range'
import type { EventQuery } from './use-event-query'
import { useNews, useReturn } from './use-news'

export interface ChartState {
  readonly bins: Bins
  /** `null` until they are there. */
  readonly counts: EventCounts | null
  readonly failure: string | null
  readonly retry: () => void
}

interface Counted {
  /** Which events, over which time. */
  readonly what: string
  readonly counts: EventCounts
}

/** How much went bad and recovered over the range, kept up with what happens. */
export function useEventCounts(query: EventQuery, range: EventRange): ChartState {
  const { station } = useStores()
  const { problem } = useText()
  const now = useMinute()
  const wanted = chartBins(range, now)
  const { from, to, bins: number } = wanted
  const bins = useMemo((): Bins => ({ from, to, bins: number }), [from, to, number])
  // Of another filter or another time, what was counted would be a picture of something else.
  const what = `${query.what} ${from} ${to}`
  const [known, setKnown] = useState<Counted | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [tries, setTries] = useState(0)

  useWhenever(`${query.key} ${from} ${to} ${number} ${tries}`, () => {
    let isCurrent = true
    void station.invoke('getEventCounts', { ...query.narrowing, ...bins }).then((reply) => {
      if (!isCurrent) return
      setFailure(reply.ok ? null : problem[reply.problem.code])
      setKnown(reply.ok ? { what, counts: reply.value } : null)
    })
    return () => {
      isCurrent = false
    }
  })

  const retry = () => setTries((count) => count + 1)
  useReturn(retry)
  useNews((news) =>
    setKnown((before) => {
      const fresh = news.filter(query.isWanted)
      if (before === null || before.what !== what || fresh.length === 0) return before
      const { counts } = before
      const [bad, good, all] = [[...counts.bad], [...counts.good], [...counts.all]]
      for (const event of fresh) {
        const bin = binOf(Date.parse(event.at), bins)
        if (bin === null) continue
        all[bin] = (all[bin] ?? 0) + 1
        const sense = senseOf(event)
        if (sense === 'bad') bad[bin] = (bad[bin] ?? 0) + 1
        if (sense === 'good') good[bin] = (good[bin] ?? 0) + 1
      }
      return { what, counts: { bad, good, all } }
    }),
  )
  return { bins, counts: known?.what === what ? known.counts : null, failure, retry }
}
