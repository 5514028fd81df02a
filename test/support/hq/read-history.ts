import { inflateRawSync } from 'node:zlib'
import { type BoxHours, readBoxHours } from '../../../src/shared/hq/box-hours'
import { type DayIndex, readDayIndex } from '../../../src/shared/hq/day-index'
import { readParcel } from '../../../src/shared/hq/parcel'
import { readMessage } from '../../../src/shared/hq/read-message'
import type { Outcome } from '../../../src/shared/outcome'

/** What the engine holds of a site's sealed day; each part has to be one. @param get the bytes kept on a subject */
export function readDay(get: (subject: string) => Uint8Array | undefined, site: string, day: string) {
  const at = (what: string): Uint8Array => {
    const bytes = get(`fogwatch.${site}.history.${what}.${day}`)
    if (bytes === undefined) throw new Error(`there is no ${what} of ${day}`)
    return bytes
  }
  const index: DayIndex = must(readDayIndex(text(at('index'))))
  const boxes = new Map<string, BoxHours[]>()
  index.boxes.forEach((gateways, bucket) => {
    const { pieces } = must(readParcel(at(`b${bucket}`)))
    if (pieces.some(({ gateway }) => !gateways.includes(gateway))) throw new Error(`bucket ${bucket} has others`)
    for (const { gateway, bytes } of pieces) {
      boxes.set(gateway, [...(boxes.get(gateway) ?? []), must(readBoxHours(text(bytes), gateway))])
    }
  })
  const transitions = Array.from({ length: index.happened }, (_, part) => must(readMessage(text(at(`e${part}`)))))
  return { index, boxes, transitions: transitions.flatMap((one) => (one.kind === 'past' ? one.transitions : [])) }
}

export const text = (bytes: Uint8Array): string => inflateRawSync(bytes).toString()

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.value
}
