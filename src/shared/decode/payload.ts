import type { DialectId } from '../model/report'
import { unfold } from './literal/unfold'
import { recogniseDialect } from './recognise-dialect'
import { isRecognitionEvent } from './recognition-event'
import { type Fields, isFields } from './section'

/** What was found in a body: the fields of a report and its dialect, of an event, or of something else. */
export type Payload =
  | { readonly kind: 'report'; readonly fields: Fields; readonly dialect: DialectId }
  | { readonly kind: 'event' | 'stranger' }

/** A wrapping has a handful of fields at most; what has more is not one. */
const MOST_LOOKED_AT = 16

/**
 * Finds the payload in a value: it may stand in a list of one, in the text of a string, or in a field of its own
 * (`data`, `json`, `params`, whatever the name). Looks nearest first, and at a few places only.
 */
export function findPayload(value: unknown): Payload {
  const places: unknown[] = [value]
  for (let index = 0; index < places.length && index < MOST_LOOKED_AT; index++) {
    const found = unfold(places[index])
    if (isFields(found)) {
      if (isRecognitionEvent(found)) return { kind: 'event' }
      const dialect = recogniseDialect(found)
      if (dialect !== null) return { kind: 'report', fields: found, dialect }
      for (const key in found) {
        if (places.length === MOST_LOOKED_AT) break
        if (key === '__proto__') continue
        places.push(found[key])
      }
    } else if (Array.isArray(found) && found.length === 1) {
      places.push(found[0])
    }
  }
  return { kind: 'stranger' }
}
