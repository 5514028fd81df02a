import { type Buffer, isAscii, isUtf8, transcode } from 'node:buffer'
import iconv from 'iconv-lite'

const UTF8_BOM = 0xef_bb_bf
const NOT_A_CHARACTER = '\ufffd'

/**
 * The text of a body or of a form field. The bytes decide, whatever charset was declared, because boxes declare UTF-8
 * and send GB18030. A byte order mark is dropped; bytes that no charset explains become U+FFFD.
 */
export function decodeText(bytes: Buffer): string {
  if (looksLikeUtf16(bytes)) return iconv.decode(bytes, 'utf-16')
  if (isAscii(bytes)) return bytes.toString('latin1')
  if (isUtf8(bytes)) return decodeUtf8(hasUtf8Bom(bytes) ? bytes.subarray(3) : bytes)
  const text = iconv.decode(bytes, 'gb18030')
  // A name cut in the middle of a character: UTF-8 loses that one character, GB18030 would garble them all.
  return text.includes(NOT_A_CHARACTER) ? bytes.toString('utf8') : text
}

/** Twice as fast as `toString` in Node 20; missing where Node is built without ICU. */
function decodeUtf8(bytes: Buffer): string {
  return transcode === undefined ? bytes.toString('utf8') : transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
}

const hasUtf8Bom = (bytes: Buffer): boolean => bytes.length >= 3 && bytes.readUIntBE(0, 3) === UTF8_BOM

/** A byte order mark, or an ASCII character in two bytes, as every kind of body begins with. */
function looksLikeUtf16(bytes: Buffer): boolean {
  if (bytes.length < 2) return false
  const [first, second] = bytes
  if (first === 0 || second === 0) return first !== second
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
