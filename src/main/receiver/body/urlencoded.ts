import { Buffer } from 'node:buffer'
import { parse } from 'node:querystring'
import { decodeText } from './charset'
import { collectFields, type FormFields } from './form-fields'

const NAME_AND_VALUE = /^[\w.[\]%+-]+=/
const ENCODED_LITERAL = /^%(?:7B|5B|22)/i
const ENCODED_BYTE = /%([\da-f]{2})/gi

/** Room for 512 devices in fields of their own; what comes after is left unread. */
const MOST_FIELDS = 1000

/** The fields of an urlencoded body, or the one text it encodes when it has no names; `null` if it is not urlencoded. */
export function readUrlencoded(bytes: Buffer): FormFields | string | null {
  // One character per byte, so that percent-encoded and plain bytes end up in one buffer whatever their charset.
  const encoded = bytes.toString('latin1').trim()
  if (ENCODED_LITERAL.test(encoded)) return decodeField(encoded.replace(/=$/, '').replaceAll('+', ' '))
  return NAME_AND_VALUE.test(encoded) ? collectFields(fieldsOf(encoded)) : null
}

function* fieldsOf(encoded: string): Iterable<[string, string]> {
  const fields = parse(encoded, '&', '=', { maxKeys: MOST_FIELDS, decodeURIComponent: decodeField })
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) if (value !== undefined) yield [name, value]
  }
}

function decodeField(encoded: string): string {
  const bytes = encoded.replace(ENCODED_BYTE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return decodeText(Buffer.from(bytes, 'latin1'))
}
