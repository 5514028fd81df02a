import type { EventPage, PastEventView, StretchView } from '../../shared/contract/event-views'
import type { EventView } from '../../shared/contract/views'
import { ends, isBeginning, isEnd, lasts, strandOf } from '../../shared/events/strand'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'

/** An event with its instant as a number, which lists are ordered and grouped by. */
export interface LoggedEvent extends Omit<PastEventView, 'at'> {
  readonly at: Millis
}

/** A part of the past without gaps, newest first. */
export interface EventLog {
  readonly events: readonly LoggedEvent[]
  /** Where the next older page begins; `null` at the beginning of what is kept. */
  readonly older: string | null
  /** Where the next newer page begins; `null` where the log reaches until now. */
  readonly newer: string | null
  /** Sites of headquarters of which what happened earlier cannot be had now, as far as is known. */
  readonly missing?: readonly string[] | undefined
}

/** As many as are held at once, whichever way one scrolls. */
export const EVENTS_HELD = 2000

export const logOf = (page: EventPage): EventLog => ({
  events: page.events.map(logged),
  older: page.next,
  newer: page.previous,
  missing: page.missing,
})

/** With the page that follows on the older side; what is then too much goes from the newer side. */
export function withOlder(log: EventLog, page: EventPage): EventLog {
  const events = [...log.events, ...newTo(log, page.events.map(logged))]
  const { missing } = page
  if (events.length <= EVENTS_HELD) return { events, older: page.next, newer: log.newer, missing }
  const kept = events.slice(events.length - EVENTS_HELD)
  return { events: kept, older: page.next, newer: kept[0]?.id ?? null, missing }
}

/** With the page that follows on the newer side; what is then too much goes from the older side. */
export function withNewer(log: EventLog, page: EventPage): EventLog {
  return cutOlder({
    events: [...newTo(log, page.events.map(logged)), ...log.events],
    older: log.older,
    newer: page.previous,
    missing: log.missing,
  })
}

/** With the newest page, after some of what happened may have been missed: joined where they overlap, else in its place. */
export function withLatest(log: EventLog, page: EventPage): EventLog {
  const latest = logOf(page)
  const known = new Set(latest.events.map(({ id }) => id))
  if (!log.events.some(({ id }) => known.has(id))) return latest
  const older = log.events.filter(({ id }) => !known.has(id))
  const events = [...latest.events, ...older].sort(newestFirst)
  // It is told with the page that nothing older follows.
  const missing = page.next === null ? page.missing : log.missing
  return cutOlder({ events, older: log.older, newer: null, missing })
}

/**
 * With what has just happened. What it ended is over in the log; it is added itself only where the log reaches until
 * now and `isWanted` wants it.
 * @param news in any order
 */
export function withNews(log: EventLog, news: readonly EventView[], isWanted: (event: EventView) => boolean): EventLog {
  const known = new Set(log.events.map(({ id }) => id))
  let { events } = log
  for (const event of news.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (known.has(event.id)) continue
    events = over(events, event)
    if (log.newer !== null || !isWanted(event)) continue
    events = [
      { ...event, at: Date.parse(event.at), stretch: stretchOf(event, events), acknowledgedAt: null },
      ...events,
    ]
  }
  if (events === log.events) return log
  return cutOlder({ ...log, events: isInOrder(events) ? events : events.toSorted(newestFirst) })
}

/** What of the log `isWanted` wants. */
export const onlyWanted = (log: EventLog, isWanted: (event: EventView) => boolean): EventLog => ({
  ...log,
  events: log.events.filter((event) => isWanted({ ...event, at: iso(event.at) })),
})

const logged = (event: PastEventView): LoggedEvent => ({ ...event, at: Date.parse(event.at) })

function newTo(log: EventLog, events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const known = new Set(log.events.map(({ id }) => id))
  return events.filter(({ id }) => !known.has(id))
}

function cutOlder(log: EventLog): EventLog {
  if (log.events.length <= EVENTS_HELD) return log
  const events = log.events.slice(0, EVENTS_HELD)
  return { ...log, events, older: events.at(-1)?.id ?? null }
}

/** Ids begin with the time: they sort as the events do. */
const newestFirst = (a: LoggedEvent, b: LoggedEvent): number => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

const isInOrder = (events: readonly LoggedEvent[]): boolean =>
  events.every((event, place) => place === 0 || newestFirst(events[place - 1] as LoggedEvent, event) <= 0)

/** The events, those that `end` ended no longer going on. */
function over(events: readonly LoggedEvent[], end: EventView): readonly LoggedEvent[] {
  const strand = strandOf(end)
  if (strand === null) return events
  const at = Date.parse(end.at)
  const isOver = (one: LoggedEvent) =>
    one.stretch?.until === null && one.at < at && strandOf(one) === strand && ends(end, one)
  if (!events.some(isOver)) return events
  return events.map((one) =>
    isOver(one) && one.stretch !== null ? { ...one, stretch: { ...one.stretch, until: end.at, by: end.to } } : one,
  )
}

function stretchOf(event: EventView, events: readonly LoggedEvent[]): StretchView | null {
  if (lasts(event)) return { since: event.at, until: null, by: null }
  if (!isEnd(event)) return null
  const strand = strandOf(event)
  const begin = events.find((one) => strandOf(one) === strand && isBeginning(one))
  return begin === undefined ? null : { since: iso(begin.at), until: event.at, by: event.to }
}
