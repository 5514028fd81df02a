import { pythonString } from './python-string'

/** A string, comment or bracket is still open where the text ends. */
export class UnfinishedLiteral extends SyntaxError {}

/** No report nests deeper than 5; whoever sends more is not a box. */
const DEEPEST = 32

/** Every alternative takes one pass over what it matches, so that no input makes the whole take longer than its length. */
const TOKEN = /[\s,:]+|["'#]|\/\/|\/\*|[()[\]{}]|[A-Za-z_$][\w$]*|[\d.+-][\w.+-]*|[\s\S]/y

const STRING_PREFIX = /^(?:[ub]|b?r|ur|rb)$/i
const LONG_INTEGER = /^[+-]?\d+L$/

const WORDS: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['nan', 'NaN'],
  ['inf', 'Infinity'],
  ['-inf', '-Infinity'],
])

/**
 * Rewrites a Python literal as JSON5, and leaves JSON and JSON5 what they mean: `None`, `True`, tuples, `u''` strings
 * with Python's escapes, `12L`, numbers as keys, `#` comments. Throws a SyntaxError when a token has no end.
 */
export function toJson5(source: string): string {
  const out: string[] = []
  const token = new RegExp(TOKEN)
  let prefix = ''
  let depth = 0
  while (token.lastIndex < source.length) {
    const start = token.lastIndex
    const word = token.exec(source)?.[0] ?? ''
    switch (word) {
      case '"':
      case "'": {
        const end = endOfString(source, start)
        out.push(quoted(pythonString(source.slice(start + 1, end), prefix)))
        prefix = ''
        token.lastIndex = end + 1
        break
      }
      case '#':
      case '//':
        token.lastIndex = endOfLine(source, start)
        break
      case '/*':
        token.lastIndex = endOfComment(source, start)
        break
      case '(':
      case '[':
      case '{':
        if (++depth > DEEPEST) throw new SyntaxError('nested too deep')
        out.push(word === '(' ? '[' : word)
        break
      case ')':
      case ']':
      case '}':
        depth--
        out.push(word === ')' ? ']' : word)
        break
      default:
        if (isQuote(source[token.lastIndex]) && STRING_PREFIX.test(word)) prefix = word
        else out.push(plainToken(word, source[token.lastIndex]))
    }
  }
  if (depth > 0) throw new UnfinishedLiteral()
  return out.join('')
}

/** A word or a number, of which `next` is the character that follows. */
function plainToken(word: string, next: string | undefined): string {
  const isNumber = /^[+-]?[\d.]/.test(word)
  if (isNumber && next === ':') return JSON.stringify(word)
  if (LONG_INTEGER.test(word)) return word.slice(0, -1)
  return WORDS.get(word) ?? word
}

/** JSON5 writes a line to the console for a bare U+2028 or U+2029, which it need not. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

const isQuote = (char: string | undefined): boolean => char === '"' || char === "'"

/** Where the string that `start` opens is closed. */
function endOfString(source: string, start: number): number {
  const quote = source.charCodeAt(start)
  for (let at = start + 1; at < source.length; at++) {
    const char = source.charCodeAt(at)
    if (char === quote) return at
    if (char === BACKSLASH) at++
  }
  throw new UnfinishedLiteral()
}

const BACKSLASH = 0x5c

function endOfLine(source: string, start: number): number {
  const end = source.indexOf('\n', start)
  return end === -1 ? source.length : end
}

function endOfComment(source: string, start: number): number {
  const end = source.indexOf('*/', start + 2)
  if (end === -1) throw new UnfinishedLiteral()
  return end + 2
}
