import { useEffect, useState } from 'react'
import { seconds } from '../../../shared/time/millis'
import type { EventLog } from '../../store/event-log'

/** No more than one message in so long. */
const SAID_EVERY = seconds(5)

export interface Pill {
  /** New events above what is read, or the way back to them; `null` while they are in sight. */
  readonly kind: 'fresh' | 'latest' | null
  readonly count: number
  /** The count as it is told to who hears the page. */
  readonly said: number
  /** Whether the list is at its top. */
  readonly see: (atTop: boolean) => void
}

/** How much has come in above what is being read. */
export function usePill(log: EventLog | null): Pill {
  const [seen, setSeen] = useState<string | null>(null)
  const [atTop, setAtTop] = useState(true)
  const newest = log?.events[0]?.id ?? null
  const isLive = log?.newer === null
  if (isLive && atTop && newest !== seen) setSeen(newest)
  const count = isLive && !atTop && seen !== null ? countAbove(log, seen) : 0
  const [said, setSaid] = useState(0)
  useEffect(() => {
    if (count === said) return
    const timer = setTimeout(() => setSaid(count), count === 0 ? 0 : SAID_EVERY)
    return () => clearTimeout(timer)
  }, [count, said])
  const kind = log === null || isLive ? (count > 0 ? 'fresh' : null) : 'latest'
  return { kind, count, said, see: setAtTop }
}

function countAbove({ events }: EventLog, seen: string): number {
  const place = events.findIndex(({ id }) => id <= seen)
  return place < 0 ? events.length : place
}
