import { type Burst, type Row, rowsOf } from '../../shared/events/bursts'
import type { Millis } from '../../shared/time/millis'
import type { LoggedEvent } from './event-log'

/** A line of the list of events. */
export type EventLine =
  | { readonly kind: 'day'; readonly key: string; readonly day: Millis }
  | { readonly kind: 'event'; readonly key: string; readonly event: LoggedEvent; readonly edge: Edge }
  | {
      readonly kind: 'burst'
      readonly key: string
      readonly burst: Burst<LoggedEvent>
      readonly open: boolean
      readonly edge: Edge
    }
  | { readonly kind: 'member'; readonly key: string; readonly event: LoggedEvent; readonly edge: Edge }
  | {
      readonly kind: 'more'
      readonly key: string
      readonly burst: Burst<LoggedEvent>
      readonly hidden: number
      readonly edge: Edge
    }

/** Where in its day a line stands: days are drawn as panels. */
export interface Edge {
  readonly first: boolean
  readonly last: boolean
}

/** Of a burst that was opened so many are shown, and the others when asked for. */
const SHOWN = 3

export interface Opened {
  /** An event of each burst that is open. */
  readonly bursts: ReadonlySet<string>
  /** Likewise of those that are shown to the last. */
  readonly whole: ReadonlySet<string>
}

/** The lines of a log, newest first, under their days. @param dayOf the midnight before an instant */
export function eventLines(
  events: readonly LoggedEvent[],
  groupBursts: boolean,
  groupOf: (gateway: string) => string | null,
  opened: Opened,
  dayOf: (at: Millis) => Millis,
): readonly EventLine[] {
  const rows: readonly Row<LoggedEvent>[] = groupBursts ? rowsOf(events, groupOf) : events.map((event) => ({ event }))
  const lines: EventLine[] = []
  let day: Millis | null = null
  for (const row of rows) {
    const at = 'burst' in row ? row.burst.members[0].at : row.event.at
    const itsDay = dayOf(at)
    if (itsDay !== day) lines.push({ kind: 'day', key: `day:${itsDay}`, day: itsDay })
    day = itsDay
    if ('burst' in row) lines.push(...burstLines(row.burst, opened))
    else lines.push({ kind: 'event', key: row.event.id, event: row.event, edge: NO_EDGE })
  }
  return lines.map((line, place) => {
    if (line.kind === 'day') return line
    const [first, last] = [lines[place - 1]?.kind === 'day', (lines[place + 1]?.kind ?? 'day') === 'day']
    return first || last ? { ...line, edge: { first, last } } : line
  })
}

const NO_EDGE: Edge = { first: false, last: false }

function burstLines(burst: Burst<LoggedEvent>, { bursts, whole }: Opened): readonly EventLine[] {
  const { members } = burst
  // It may have grown at either end since it was opened.
  const isIn = (opened: ReadonlySet<string>) => opened.size > 0 && members.some(({ id }) => opened.has(id))
  const open = isIn(bursts)
  const key = `burst:${members[0].id}`
  const head: EventLine = { kind: 'burst', key, burst, open, edge: NO_EDGE }
  if (!open) return [head]
  const shown = members.length <= SHOWN + 1 || isIn(whole) ? members : members.slice(0, SHOWN)
  const lines = shown.map((event): EventLine => ({ kind: 'member', key: event.id, event, edge: NO_EDGE }))
  const hidden = members.length - shown.length
  return hidden === 0
    ? [head, ...lines]
    : [head, ...lines, { kind: 'more', key: `more:${members[0].id}`, burst, hidden, edge: NO_EDGE }]
}
