import type { Sender } from '../model/gateway'
import { hours, type Millis } from '../time/millis'

/** How long an address is remembered: long enough to see a box hop, short enough to forget a move. */
const REMEMBERED: Millis = hours(1)

const SENDERS_KEPT = 8

/** The senders after one more report, the one that was heard last at the end. */
export function noteSender(senders: readonly Sender[], address: string, at: Millis): readonly Sender[] {
  const [only] = senders
  // Nearly every box has one address, and reports from it all its life.
  if (senders.length === 1 && only?.address === address)
    return [{ address: only.address, firstAt: only.firstAt, lastAt: at }]
  const others = senders.filter((sender) => sender.address !== address && at - sender.lastAt < REMEMBERED)
  const firstAt = senders.find((sender) => sender.address === address)?.firstAt ?? at
  return [...others.slice(-SENDERS_KEPT + 1), { address, firstAt, lastAt: at }]
}
