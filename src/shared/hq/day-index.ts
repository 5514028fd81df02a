import * as v from 'valibot'
import type { GatewayId } from '../model/gateway'
import { type Outcome, ok, problem } from '../outcome'
import { jsonIn } from './json-in'
import { id } from './message-shapes'

/** What there is of a sealed day of a site, and where: the last message of a day, JSON, deflated. */
export interface DayIndex {
  readonly schema: 1
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** Tells the day from itself as it was before something was added to it. */
  readonly signature: string
  /** By bucket, whose pieces lie there; one gateway may lie in several. */
  readonly boxes: readonly (readonly GatewayId[])[]
  /** How many messages hold what happened. */
  readonly happened: number
  /** Pieces that no message can hold, and that are only at the site. */
  readonly omitted: number
}

/** The header that says which signature a day has there. */
export const SIGNATURE = 'Fw-Signature'

/** Gateways that lie in one message. */
export const BUCKET_GATEWAYS = 10

/** What happened, in one message. */
export const BUCKET_TRANSITIONS = 5000

export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

export function readDayIndex(text: string): Outcome<DayIndex> {
  const read = v.safeParse(shape, jsonIn(text), { abortEarly: true })
  if (read.success) return ok(read.output)
  const [issue] = read.issues
  return problem('invalid-input', `${v.getDotPath(issue) ?? 'index'}: ${issue.message.slice(0, 300)}`)
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))
const shape = v.object({
  schema: v.literal(1),
  day: v.pipe(v.string(), v.check(isDay, 'is no day')),
  signature: v.pipe(v.string(), v.maxLength(100)),
  boxes: v.pipe(v.array(v.array(id)), v.maxLength(100_000)),
  happened: count,
  omitted: count,
})
