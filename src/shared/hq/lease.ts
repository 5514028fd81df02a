import { type Millis, seconds } from '../time/millis'

/*
 * Of several processes of headquarters one tells people. Which one stands in a message that each of them may replace,
 * but only by naming the one that it replaces. Nobody compares clocks of two machines: a lease has run out when the
 * same message has been seen for long enough, by the clock of whoever looks.
 */

/** What stands in the message. */
export interface Lease {
  readonly schema: 1
  /** The random name of the process, kept with its data; `null` where the last one has let go of it. */
  readonly holder: string | null
  /** The random name of this run of it: two at a time are a process and a copy of it. `null` as an older version wrote it. */
  readonly run: string | null
  /** What people call its machine. */
  readonly machine: string
}

/** The lease as a process knows it. Times are of its own clock that nobody sets. */
export interface LeaseSeen {
  /** The number of the message, 0 before there is one. */
  readonly sequence: number
  readonly lease: Lease | null
  /** When this message was first seen. */
  readonly since: Millis
  /** When it was last asked whether it is still there, and answered. */
  readonly lookedAt: Millis
  /** Up to when it is surely its own; `null` where it is not. */
  readonly heldUntil: Millis | null
}

/** How often whoever holds it says so. */
export const RENEW_EVERY: Millis = seconds(3)

/** So long after the last renewal was sent its holder still counts on it. */
const HOLDS_FOR: Millis = seconds(10)

/** What has not been renewed for so long is taken over. Longer than its holder counts on it. */
const TAKEN_OVER_AFTER: Millis = seconds(15)

export const NO_LEASE: LeaseSeen = {
  sequence: 0,
  lease: null,
  since: Number.NEGATIVE_INFINITY,
  lookedAt: Number.NEGATIVE_INFINITY,
  heldUntil: null,
}

/** After the message was looked at. @param at when it was asked for */
export function afterLook(seen: LeaseSeen, found: { sequence: number; lease: Lease | null }, at: Millis): LeaseSeen {
  const isSame = found.sequence === seen.sequence
  return {
    ...found,
    since: isSame ? seen.since : at,
    lookedAt: at,
    // Somebody else's word stands there now.
    heldUntil: isSame ? seen.heldUntil : null,
  }
}

/** After the own word was taken. @param at when it was sent */
export const afterWrite = (sequence: number, lease: Lease, at: Millis): LeaseSeen => ({
  sequence,
  lease,
  since: at,
  lookedAt: at,
  heldUntil: lease.holder === null ? null : at + HOLDS_FOR,
})

/** Whether what is told now is told by nobody else. */
export const holdsLease = ({ heldUntil }: LeaseSeen, now: Millis): boolean => heldUntil !== null && now < heldUntil

/** Who asks for it. */
export interface Asker {
  readonly self: string
  readonly run: string
  /** Whether this run has had it: then nobody else of this name was before it. */
  readonly hasHeld: boolean
}

/** Whether another process holds it under the same name: its folder is a copy. */
export const isOfCopy = ({ lease }: LeaseSeen, { self, run, hasHeld }: Asker): boolean =>
  hasHeld && lease?.holder === self && lease.run !== run

/** Whether the process may put its own word in the place of this one. */
export function mayTake(seen: LeaseSeen, asker: Asker, now: Millis): boolean {
  const { lease, since } = seen
  if (lease === null || lease.holder === null) return true
  if (lease.holder === asker.self && !isOfCopy(seen, asker)) return true
  return now - since >= TAKEN_OVER_AFTER
}
