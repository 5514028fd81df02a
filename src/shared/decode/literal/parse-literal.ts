import JSON5 from 'json5'
import { toJson5, UnfinishedLiteral } from './to-json5'

/** A value written out as text, or why it is not one. */
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  /** `breaksOff`: what there is would do, but the end is missing. */
  | { readonly ok: false; readonly breaksOff: boolean }

/** Reads a value written as JSON, as a Python literal, or in the mixed style of the vendor's documented examples. */
export function parseLiteral(literal: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(literal) }
  } catch {
    return parseLooseLiteral(literal)
  }
}

function parseLooseLiteral(literal: string): Parsed {
  try {
    return { ok: true, value: JSON5.parse(toJson5(literal)) }
  } catch (error) {
    return { ok: false, breaksOff: error instanceof UnfinishedLiteral }
  }
}
