/** A device's URL without the password that cameras carry in theirs, e.g. `rtsp://admin:…@192.168.1.101/main`. */
export const maskPassword = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#@:]*):[^/?#]*@/i, '$1:…@')

/** As long as a scheme gets; without an end a long word would be looked at from each of its letters to the last. */
const IN_TEXT = /([a-z][a-z0-9+.-]{0,20}:\/\/[^\s/?#@:]*):[^\s/?#]*@/gi

/** The same anywhere in a text: streams have ids like `A1__rtsp://admin:…@192.168.1.101/main`, and faults name them. */
export const maskPasswordsInText = (text: string): string =>
  text.includes('://') ? text.replace(IN_TEXT, '$1:…@') : text

/** The same in each text and each name of a plain JSON value. */
export function maskPasswordsIn<T>(value: T): T
export function maskPasswordsIn(value: unknown): unknown {
  if (typeof value === 'string') return maskPasswordsInText(value)
  if (Array.isArray(value)) return value.map((item) => maskPasswordsIn(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [maskPasswordsInText(key), maskPasswordsIn(item)]),
  )
}
