import { parseLiteral } from '../../../shared/decode/literal/parse-literal'
import type { BodyRead } from './body-read'

export type { BodyRead }

/** Reads the JSON-like value out of a whole body. `contentType` is only a hint: the bytes decide. */
export function readBody(bytes: Buffer, _contentType: string | null): BodyRead {
  const text = bytes.toString('utf8')
  const parsed = parseLiteral(text)
  if (parsed.ok) return { ok: true, value: parsed.value, text }
  return {
    ok: false,
    refusal: { code: 'broken-body', field: null, message: 'The body is neither JSON nor a form.' },
    text,
  }
}
