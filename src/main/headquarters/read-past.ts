import type { Span } from '../../shared/history/spans'
import type { GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import { daysOf, type PieceStep, type SiteHistory } from './site-history'

/** Days that are fetched at the same time: enough that a month does not wait for each, few enough for one server. */
const AT_ONCE = 6

/** What is known of one gateway over a range, not unpacked, and of which times nothing is. */
export interface KnownPast {
  readonly pieces: readonly PieceStep[]
  readonly missing: readonly Span<true>[]
}

/** Never rejects: what cannot be had is missing. @param gateway as its site calls it */
export async function readPast(
  history: SiteHistory,
  { site, gateway, from, to }: { site: string; gateway: GatewayId; from: Millis; to: Millis },
): Promise<KnownPast> {
  const pieces: PieceStep[] = []
  const missing: Span<true>[] = []
  const waiting = daysOf({ site, gateways: [gateway], from, to })
  const work = async () => {
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      for await (const step of history.piecesOfDay(part)) {
        // A copy, or the message that it came in would stay, and cross to another thread, as a whole.
        if (step.kind === 'piece') pieces.push({ ...step, bytes: new Uint8Array(step.bytes) })
        else missing.push(step.span)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { pieces, missing }
}
