import { Buffer } from 'node:buffer'
import { type MultipartPart, parseMultipart } from '@remix-run/multipart-parser'
import { opensLiteral } from '../../../shared/decode/literal/opens-literal'
import { decodeText } from './charset'
import { collectFields, type FormFields } from './form-fields'

const FIRST_BOUNDARY = /(?:^|\n)--([^\r\n]{1,200})(\r?\n)Content-/i
const LINE_END = /\r?\n/g

/**
 * The fields of a multipart body; `null` if it is not one. The boundary is read off the body itself: the one in the
 * header is missing or wrong often enough, and this one never is.
 */
export function readMultipart(bytes: Buffer): FormFields | null {
  const latin1 = bytes.toString('latin1')
  const opening = FIRST_BOUNDARY.exec(latin1)
  const boundary = opening?.[1]
  if (opening === null || boundary === undefined) return null
  const start = latin1.indexOf('--', opening.index)
  // A client that writes its own multipart may end lines with LF alone, and may leave out the end.
  const parts = opening[2] === '\n' ? latin1.slice(start).replace(LINE_END, '\r\n') : latin1.slice(start)
  const message = Buffer.from(`${parts}${parts.endsWith('\r\n') ? '' : '\r\n'}--${boundary}--\r\n`, 'latin1')
  return collectFields(fieldsOf(parseMultipart(message, { boundary })))
}

function* fieldsOf(parts: Iterable<MultipartPart>): Iterable<[string, string]> {
  for (const part of parts) {
    const { name } = part
    if (name === undefined) continue
    const value = decodeText(Buffer.from(part.bytes))
    // A file counts when it holds the payload; pictures and the like are none of ours.
    if (part.isText || opensLiteral(value)) yield [name, value]
  }
}
