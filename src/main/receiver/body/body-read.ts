import type { Refusal } from '../../../shared/decode/decoded'

/** What a body holds: a JSON-like value, or why there is none; and the body as text, to be kept as it came. */
export type BodyRead =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | { readonly ok: false; readonly refusal: Refusal; readonly text: string }
