import { useEffect, useRef, useState } from 'react'
import type { Millis } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useWhenever } from '../../ui/use-whenever'
import { dayAfter, dayOf } from './days'
import type { EventQuery } from './use-event-query'
import { useNews } from './use-news'

/** How many events each day has, of those days that were in sight; asked for as they come into it. */
export function useDayCounts(query: EventQuery, inSight: readonly Millis[]): ReadonlyMap<Millis, number> {
  const { station } = useStores()
  const [counts, setCounts] = useState<ReadonlyMap<Millis, number>>(new Map())
  const asked = useRef(new Set<Millis>())

  useWhenever(query.key, () => {
    asked.current = new Set()
    setCounts(new Map())
    return undefined
  })
  useEffect(() => {
    const { current } = asked
    for (const day of inSight.filter((each) => !current.has(each))) {
      current.add(day)
      const { from = 0, to = Infinity } = query.bounds
      const range = { from: Math.max(from, day), to: Math.min(to, dayAfter(day)), bins: 1 }
      // What is drawn may for a moment be of another range.
      if (range.from >= range.to) continue
      void station.invoke('getEventCounts', { ...query.narrowing, ...range }).then((reply) => {
        // Of another question by now, or not known: then the day goes without a number.
        if (current !== asked.current || !reply.ok) return
        setCounts((known) => new Map(known).set(day, reply.value.all[0] ?? 0))
      })
    }
  }, [station, query, inSight])
  useNews((news) =>
    setCounts((known) => {
      const next = new Map(known)
      for (const { at } of news.filter(query.isWanted)) {
        const day = dayOf(Date.parse(at))
        const before = next.get(day)
        if (before !== undefined) next.set(day, before + 1)
      }
      return next
    }),
  )
  return counts
}
