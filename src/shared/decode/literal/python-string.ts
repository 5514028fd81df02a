const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|\r\n|[\s\S])/g

const NAMED: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\b': '\b',
  '\\f': '\f',
  '\\v': '\v',
  '\\a': '\x07',
  "\\'": "'",
  '\\"': '"',
  '\\\\': '\\',
  // JSON's alone, but nobody means a backslash before a slash.
  '\\/': '/',
  '\\\n': '',
  '\\\r\n': '',
}

/** The text between the quotes of a Python string literal, of which `prefix` is the `u`, `b` or `r` before it. */
export function pythonString(body: string, prefix: string): string {
  if (!body.includes('\\') || /r/i.test(prefix)) return body
  let hasBytes = false
  const unescaped = body.replace(ESCAPE, (written, byte, unicode, wide, octal) => {
    if (byte !== undefined) hasBytes = true
    const hex: string | undefined = byte ?? unicode ?? wide
    if (hex !== undefined) return character(Number.parseInt(hex, 16))
    if (octal !== undefined) return character(Number.parseInt(octal, 8))
    // An escape that Python does not know stays as it is, backslash and all.
    return NAMED[written] ?? written
  })
  return hasBytes && !/u/i.test(prefix) ? utf8InLatin1(unescaped) : unescaped
}

const REPLACEMENT = '\ufffd'

const character = (codePoint: number): string => (codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : REPLACEMENT)

/** Python 2 writes the bytes of a `str`, one escape each: what looks like `ä¸œ` is the UTF-8 of 东. */
function utf8InLatin1(text: string): string {
  return text.replace(/[\x80-\xff]+/g, (run) => {
    try {
      return decodeURIComponent(run.replace(/./g, (byte) => `%${byte.charCodeAt(0).toString(16)}`))
    } catch {
      return run
    }
  })
}
