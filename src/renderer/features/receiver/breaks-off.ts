const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

/**
 * Whether a body that should be JSON (or a Python literal) ends before what it opened is closed: in a text, an object
 * or a list. Of other kinds of bodies it cannot be told.
 */
export function breaksOff(body: string): boolean {
  const open: string[] = []
  let quote = ''
  for (let at = 0; at < body.length; at++) {
    const char = body[at] ?? ''
    if (quote !== '') {
      if (char === '\\') at++
      else if (char === quote) quote = ''
    } else if (char === '"' || char === "'") {
      // A quote outside of any object belongs to a form.
      if (open.length > 0) quote = char
    } else if (char in CLOSING) open.push(CLOSING[char] ?? '')
    else if (char === open.at(-1)) open.pop()
  }
  return open.length > 0 && /^\s*[{[]/.test(body)
}
