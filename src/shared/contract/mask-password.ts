import { mapTexts } from './map-texts'

/** What stands for a password wherever people or files see what boxes have sent. */
export const MASK = '•••'

/**
 * `scheme://user:password@`. What is before the first slash is as RFC 3986 has it; a password with a slash in it, which
 * it forbids, is one as well where no port can be meant. The scheme is as long as one gets: without an end a long word
 * would be looked at from each of its letters to the last.
 */
const CREDENTIALS =
  /([a-z][a-z0-9+.-]{0,20}:\/\/[^\s/?#@:[\]]*):(?:[^\s/?#]*@|(?!\d{1,5}(?:[/?#]|$))(?:(?!:\/\/)\S)*@)/gi

/** A value in a query whose name says that nobody else should read it. */
const QUERY =
  /([?&][^=&#\s"]{0,60}(?:token|key|secret|pass|pwd|auth|sign|session|jwt|credential)[^=&#\s"]{0,60}=)[^&#\s"]+/gi

/** Anywhere in a text: streams have ids like `A1__rtsp://admin:•••@192.168.1.101/main`, and faults name them. */
export function maskPasswordsInText(text: string): string {
  const addressed = text.includes('://') ? text.replace(CREDENTIALS, `$1:${MASK}@`) : text
  return addressed.includes('=') ? maskQuery(addressed) : addressed
}

/** Of the query of an address, or of what stands behind it, the values that are secrets. */
export const maskQuery = (text: string): string => text.replace(QUERY, `$1${MASK}`)

/**
 * The same in each text and each name of a plain JSON value; what holds no password is the same object.
 * @param spared names of fields that are left as they are
 */
export const maskPasswordsIn = <T>(value: T, spared?: ReadonlySet<string>): T =>
  mapTexts(value, spared ? { change: maskPasswordsInText, spared } : { change: maskPasswordsInText })
