import JSON5 from 'json5'

/** A value written out as text, or nothing when it is not one. */
export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

/** Reads a value written as JSON, or as the JSON5 of the vendor's documented examples. */
export function parseLiteral(literal: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(literal) }
  } catch {
    return parseJson5(literal)
  }
}

function parseJson5(literal: string): Parsed {
  try {
    return { ok: true, value: JSON5.parse(literal) }
  } catch {
    return { ok: false }
  }
}
