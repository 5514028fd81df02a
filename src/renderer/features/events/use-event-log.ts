import { useCallback, useMemo, useRef, useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import type { EventPage } from '../../../shared/contract/event-views'
import type { Millis } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { type EventLog, logOf, onlyWanted, withLatest, withNewer, withNews, withOlder } from '../../store/event-log'
import { useText } from '../../store/hooks'
import { useWhenever } from '../../ui/use-whenever'
import type { EventQuery } from './use-event-query'
import { useNews, useReturn } from './use-news'

const PAGE = 200

export interface LogState {
  /** `null` until the first page is there. */
  readonly log: EventLog | null
  /** Of the log: what was read for another question and fits this one as well, until the answer to this one is there. */
  readonly isPart: boolean
  /** Rises with every log that begins anew, rather than grows. */
  readonly begun: number
  readonly busy: boolean
  readonly failure: string | null
  readonly loadOlder: () => void
  readonly loadNewer: () => void
  /** Shows the events that are the last before an instant. */
  readonly jumpTo: (before: Millis) => void
  readonly toLatest: () => void
  readonly retry: () => void
}

type Ask = Pick<Input<'getEvents'>, 'from' | 'to' | 'before' | 'after'>
type Join = (log: EventLog, page: EventPage) => EventLog

interface Begun {
  readonly log: EventLog | null
  /** Which events it was read for. */
  readonly what: string
  readonly begun: number
}

/** The part of the past that is looked at, which grows at the end one scrolls to and with what happens. */
export function useEventLog(query: EventQuery): LogState {
  const { station } = useStores()
  const { problem } = useText()
  const [{ log, what, begun }, setLog] = useState<Begun>({ log: null, what: '', begun: 0 })
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const failed = useRef<(() => Promise<void>) | null>(null)
  // An answer to a question that was replaced by another comes too late.
  const asked = useRef(0)
  const isAsking = useRef(false)

  const load = useCallback(
    async (ask: Ask, join: Join | null) => {
      const turn = ++asked.current
      isAsking.current = true
      setBusy(true)
      const page = await station.invoke('getEvents', { ...query.bounds, ...query.narrowing, ...ask, limit: PAGE })
      if (turn !== asked.current) return
      isAsking.current = false
      setBusy(false)
      failed.current = page.ok ? null : () => load(ask, join)
      setFailure(page.ok ? null : problem[page.problem.code])
      if (!page.ok) return
      setLog((known) =>
        join === null || known.log === null
          ? { log: logOf(page.value), what: query.what, begun: known.begun + 1 }
          : { ...known, log: join(known.log, page.value) },
      )
    },
    [station, query, problem],
  )

  useWhenever(query.key, () => {
    void load({}, null)
    return undefined
  })
  useNews((news) =>
    setLog((known) => (known.log === null ? known : { ...known, log: withNews(known.log, news, query.isWanted) })),
  )
  useReturn(() => {
    if (log?.newer === null) void load({}, withLatest)
  })

  const isPart = log !== null && what !== query.what
  // An answer can take its time; rows that nobody asked for any more must not stand there meanwhile.
  const shown = useMemo(() => (log !== null && isPart ? onlyWanted(log, query.isWanted) : log), [log, isPart, query])
  const follow = (from: string | null | undefined, ask: Ask, join: Join) => {
    // Of what was read for another question no more is wanted: the answer to this one is about to be asked for.
    if (from === null || from === undefined || isPart || isAsking.current || failed.current !== null) return
    void load(ask, join)
  }
  return {
    log: shown,
    isPart,
    begun,
    busy,
    failure,
    loadOlder: () => follow(log?.older, { before: log?.older ?? '' }, withOlder),
    loadNewer: () => follow(log?.newer, { after: log?.newer ?? '' }, withNewer),
    jumpTo: (before) => void load({ to: before }, null),
    toLatest: () => void load({}, null),
    retry: () => void (failed.current ?? (() => load({}, null)))(),
  }
}
