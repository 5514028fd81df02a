import * as v from 'valibot'
import { type Outcome, ok, problem } from '../outcome'
import { type Millis, seconds } from '../time/millis'
import { instant, line, position } from './message-shapes'
import type { Position } from './position'

/** How often a station says that it is there. */
export const HEARTBEAT_EVERY: Millis = seconds(10)

/** Longer ones are none. */
const CHARACTERS_AT_MOST = 8 * 1024

/** What a station tells of itself on `fogwatch.<site>.hb`; nobody keeps it. */
export interface Heartbeat {
  readonly schema: 1
  /** When it was made, by the clock that the station stamps its reports with. */
  readonly at: Millis
  /** What the clock on the station's wall said at that moment: beside `at`, whether it was set. */
  readonly clock: Millis
  /** As the user calls the site. */
  readonly name: string
  readonly epoch: string
  /** Where the station's journal ends; `null` before its first commit. */
  readonly head: Position | null
  /** Up to where headquarters has it, as far as the station knows; `null` before it has asked. */
  readonly forwarded: Position | null
  /** Reports that headquarters does not have yet, as far as they could be counted. */
  readonly waiting: number
  /** When the oldest of what waits was kept; `null` where nothing waits. */
  readonly oldestAt: Millis | null
  /** Why it is not forwarded, in one English sentence; absent while nothing is wrong. */
  readonly error?: string
}

const shape = v.object({
  schema: v.literal(1),
  at: instant,
  clock: instant,
  name: line,
  epoch: line,
  head: v.nullable(position),
  forwarded: v.nullable(position),
  waiting: v.pipe(v.number(), v.minValue(0), v.finite()),
  oldestAt: v.nullable(instant),
  error: v.exactOptional(v.pipe(v.string(), v.maxLength(2000))),
})

export const writeHeartbeat = (heartbeat: Heartbeat): string => JSON.stringify(heartbeat)

/** What somebody sent as a heartbeat; whatever it is, this does not throw. */
export function readHeartbeat(text: string): Outcome<Heartbeat> {
  if (text.length > CHARACTERS_AT_MOST)
    return problem('invalid-input', `a heartbeat of ${text.length} characters is none`)
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return problem('invalid-input', 'the heartbeat is not JSON')
  }
  const read = v.safeParse(shape, raw)
  if (read.success) return ok(read.output)
  const [issue] = read.issues
  const field = v.getDotPath(issue) ?? 'heartbeat'
  return problem('invalid-input', `${field}: ${issue.message}`, field)
}
