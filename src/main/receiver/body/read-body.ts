import type { Buffer } from 'node:buffer'
import type { Refusal } from '../../../shared/decode/decoded'
import { opensLiteral } from '../../../shared/decode/literal/opens-literal'
import { parseLiteral } from '../../../shared/decode/literal/parse-literal'
import { decodeText } from './charset'
import type { KnownTails } from './known-tails'
import { readMultipart } from './multipart'
import { unreadable } from './unreadable'
import { readUrlencoded } from './urlencoded'
import { exceedsLimits } from './value-limits'

const BEYOND_LIMITS: Refusal = {
  code: 'broken-body',
  field: null,
  message: 'The body nests deeper or has more keys than any status report.',
}

/** What a body holds: a JSON-like value, or why there is none. */
export type BodyRead = (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal }
) & {
  /** The body as text, to be kept as it came; made when it is asked for. */
  readonly text: () => string
}

/**
 * Reads the JSON-like value out of a whole, decompressed body, in any encoding boxes use. The content decides what it
 * is; the content type only helps to say what is wrong with it. Source: box-protocol.md, "Encodings".
 * @param known what earlier bodies ended with; whoever reads one body only needs none
 */
export function readBody(bytes: Buffer, contentType: string | null, known?: KnownTails): BodyRead {
  const value = known?.read(bytes) ?? null
  return value === null ? readWhole(bytes, contentType) : { ok: true, value, text: () => decodeText(bytes) }
}

function readWhole(bytes: Buffer, contentType: string | null): BodyRead {
  const written = decodeText(bytes)
  const text = () => written
  if (opensLiteral(written)) {
    const parsed = parseLiteral(written)
    if (parsed.ok && exceedsLimits(parsed.value, written.length)) return { ok: false, refusal: BEYOND_LIMITS, text }
    if (parsed.ok) return { ok: true, value: parsed.value, text }
    return { ok: false, refusal: unreadable(written, contentType, parsed.breaksOff), text }
  }
  const value = readForm(bytes)
  if (value !== null) return { ok: true, value, text }
  return { ok: false, refusal: unreadable(written, contentType, false), text }
}

function readForm(bytes: Buffer): unknown {
  try {
    return readMultipart(bytes) ?? readUrlencoded(bytes)
  } catch {
    // The multipart parser throws on headers beyond its limits.
    return null
  }
}
