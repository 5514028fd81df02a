import { inflateRawSync } from 'node:zlib'
import { mergedSpans } from '../../shared/history/merged-spans'
import type { Span } from '../../shared/history/spans'
import { type BoxHours, hoursWithin, readBoxHours } from '../../shared/hq/box-hours'
import { boxPastOf, drawPast } from '../../shared/hq/box-past'
import { INFLATED_AT_MOST } from '../../shared/hq/commit-message'
import type { GatewayId } from '../../shared/model/gateway'
import { type Outcome, problem } from '../../shared/outcome'
import { reason } from '../failures'
import { ownTurn } from '../own-turn'
import type { DrawnPast, DrawQuery } from '../ports'

/** Unpacks and draws; a month is half a second of work, with others in between. */
export async function drawn({ hours, missing, there, ...query }: DrawQuery): Promise<DrawnPast> {
  const { gateway, from, to } = query
  const read: BoxHours[] = []
  const unread: { readonly place: number; readonly reason: string }[] = []
  const lost: Span<true>[] = [...missing]
  for (const [place, { bytes, ...span }] of hours.entries()) {
    const found = hoursIn(bytes, there)
    if (found.ok) read.push(hoursWithin(found.value, span.from, span.to))
    else {
      unread.push({ place, reason: found.problem.message })
      lost.push({ ...span, state: true })
    }
    await ownTurn()
  }
  const unobserved = mergedSpans(lost, from, to)
  const past = boxPastOf(gateway, read, from, to)
  await ownTurn()
  return { ...drawPast(past, { ...query, unobserved }), missing: unobserved, unread }
}

function hoursIn(bytes: Uint8Array, gateway: GatewayId): Outcome<BoxHours> {
  try {
    const text = inflateRawSync(bytes, { maxOutputLength: INFLATED_AT_MOST })
    return readBoxHours(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text), gateway)
  } catch (error) {
    return problem('invalid-input', reason(error))
  }
}
