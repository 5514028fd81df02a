import { MASK, maskQuery } from './mask-password'

/** As in `mask-password`, where the text is JSON: its slashes may be escaped, and a quote ends what is looked at. */
const CREDENTIALS =
  /([a-z][a-z0-9+.-]{0,20}:(?:\\?\/){2}[^\s/?#@:[\]"\\]*):(?:(?:\\[^/]|[^\s/?#"\\])*@|(?!\d{1,5}(?:\\?\/|[?#"]|$))(?:\\.|(?!:\/\/)[^\s"\\])*@)/gi

/** The same in a form, which escapes all of it. */
const IN_FORM = /([a-z][a-z0-9+.-]{0,20}%3a%2f%2f(?:(?!%3a|%40|%2f)[^\s&"])*)%3a(?:(?!%2f)[^\s&"])*%40/gi

/** A field whose name says that it holds a password, whatever it is quoted by. */
const NAMED =
  /((["'])[^"'\\]{0,60}(?:passw|passphrase|pwd|secret|credential)[^"'\\]{0,60}\2\s*:\s*(["']))(?:\\.|(?!\3)[^\\])*/gi

/** The first field of a form; the others are found as those of a query are. */
const FIRST_FIELD = /^([^=&#\s"]{0,60}(?:passw|pwd|secret|credential)[^=&#\s"]{0,60}=)[^&\s"]+/i

/** A long body is kept cut off, perhaps within a password, and then no sign says that it was one. */
const CUT_OFF = /([a-z][a-z0-9+.-]{0,20}:(?:\\?\/){2}[^\s/?#@:[\]"\\]*):(?!\d{1,5}(?:[\\/?#]|$))[^\s"@]*$/i
const LONGEST_CUT = 300

/** What a box sent, decoded to text, without the passwords in it. */
export function maskBody(body: string): string {
  const masked = maskQuery(body)
    .replace(CREDENTIALS, `$1:${MASK}@`)
    .replace(IN_FORM, `$1%3A${MASK}%40`)
    .replace(NAMED, `$1${MASK}`)
    .replace(FIRST_FIELD, `$1${MASK}`)
  const end = Math.max(0, masked.length - LONGEST_CUT)
  return masked.slice(0, end) + masked.slice(end).replace(CUT_OFF, `$1:${MASK}`)
}
