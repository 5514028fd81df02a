import type { Buffer } from 'node:buffer'
import type { Refusal } from '../../../shared/decode/decoded'
import { opensLiteral } from '../../../shared/decode/literal/opens-literal'
import { parseLiteral } from '../../../shared/decode/literal/parse-literal'
import { decodeText } from './charset'
import { readMultipart } from './multipart'
import { unreadable } from './unreadable'
import { readUrlencoded } from './urlencoded'
import { exceedsLimits } from './value-limits'

const BEYOND_LIMITS: Refusal = {
  code: 'broken-body',
  field: null,
  message: 'The body nests deeper or has more keys than any status report.',
}

/** What a body holds: a JSON-like value, or why there is none; and the body as text, to be kept as it came. */
export type BodyRead =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | { readonly ok: false; readonly refusal: Refusal; readonly text: string }

/**
 * Reads the JSON-like value out of a whole, decompressed body, in any encoding boxes use. The content decides what it
 * is; the content type only helps to say what is wrong with it. Source: box-protocol.md, "Encodings".
 */
export function readBody(bytes: Buffer, contentType: string | null): BodyRead {
  const text = decodeText(bytes)
  if (opensLiteral(text)) {
    const parsed = parseLiteral(text)
    if (parsed.ok && exceedsLimits(parsed.value, text.length)) return { ok: false, refusal: BEYOND_LIMITS, text }
    if (parsed.ok) return { ok: true, value: parsed.value, text }
    return { ok: false, refusal: unreadable(text, contentType, parsed.breaksOff), text }
  }
  const value = readForm(bytes)
  if (value !== null) return { ok: true, value, text }
  return { ok: false, refusal: unreadable(text, contentType, false), text }
}

function readForm(bytes: Buffer): unknown {
  try {
    return readMultipart(bytes) ?? readUrlencoded(bytes)
  } catch {
    // The multipart parser throws on headers beyond its limits.
    return null
  }
}
