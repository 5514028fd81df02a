/**
 * Lists of texts, each of the same number of fields, in one text of few bytes: what a field has in common with the same
 * field of the list before it, at its beginning and its end, is not written again. All characters are below 256, which
 * takes a byte of memory each, and none of those that code a number has to be escaped in JSON.
 */
export type Texts = readonly (string | null)[]

const SAME = '='
const NONE = '-'
/** Before a number: the same as in the list so many before. What comes in a few words comes again soon. */
const AGAIN = '<'
const LOOKED_BACK = 8
/** Numbers are digits of base 81 from here on, the lowest first; all but the last of a number are 81 higher. */
const ZERO = 0x5d
const BASE = 81

/** @param front what stands before them */
export function packedTexts(lists: Iterable<Texts>, front = ''): string {
  const pieces: string[] = [front]
  const last: Texts[] = []
  for (const list of lists) {
    for (let field = 0; field < list.length; field++) packField(pieces, last, field, list[field] ?? null)
    noteLast(last, list)
  }
  // Put together at once: what is added bit by bit stays a tree of its bits.
  return pieces.join('')
}

/** @param from where in `text` they begin; they reach to its end @param fields how many each list has */
export function unpackedTexts(text: string, from: number, fields: number): (string | null)[][] {
  const lists: (string | null)[][] = []
  const reading = new Reading(text, from)
  const last: Texts[] = []
  while (!reading.isAtEnd) {
    const list: (string | null)[] = []
    for (let field = 0; field < fields; field++) list.push(reading.field(last, field))
    lists.push(list)
    noteLast(last, list)
  }
  return lists
}

/** @param last the nearest first */
function noteLast(last: Texts[], list: Texts): void {
  last.unshift(list)
  if (last.length > LOOKED_BACK) last.pop()
}

function packField(pieces: string[], last: readonly Texts[], field: number, text: string | null): void {
  const before = last[0]?.[field] ?? null
  if (text === before) return void pieces.push(SAME)
  if (text === null) return void pieces.push(NONE)
  const again = last.findIndex((list) => list[field] === text)
  if (again > 0) pieces.push(AGAIN, digits(again))
  else {
    const known = before ?? ''
    const front = sharedFront(known, text)
    const end = sharedEnd(known, text, front)
    const own = narrowed(text.slice(front, text.length - end))
    pieces.push(digits(front), digits(end), digits(own.length), own)
  }
}

function sharedFront(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count++
  return count
}

/** @param front of each is taken already */
function sharedEnd(a: string, b: string, front: number): number {
  const most = Math.min(a.length, b.length) - front
  let count = 0
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  return count
}

class Reading {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  field(last: readonly Texts[], field: number): string | null {
    const before = last[0]?.[field] ?? null
    const first = this.text[this.at]
    if (first === SAME || first === NONE || first === AGAIN) {
      this.at++
      if (first === AGAIN) return last[this.number()]?.[field] ?? null
      return first === SAME ? before : null
    }
    const known = before ?? ''
    const [front, end, length] = [this.number(), this.number(), this.number()]
    const own = widened(this.text.slice(this.at, this.at + length))
    this.at += length
    return known.slice(0, front) + own + known.slice(known.length - end)
  }

  private number(): number {
    let [value, weight] = [0, 1]
    for (;;) {
      const digit = this.text.charCodeAt(this.at++) - ZERO
      // A text that breaks off would never come to a last digit.
      if (!(digit >= 0 && digit < 2 * BASE)) throw new RangeError('what was packed is damaged')
      if (digit < BASE) return value + digit * weight
      value += (digit - BASE) * weight
      weight *= BASE
    }
  }
}

function digits(value: number): string {
  let text = ''
  let left = value
  for (; left >= BASE; left = Math.floor(left / BASE)) text += String.fromCharCode(ZERO + BASE + (left % BASE))
  return text + String.fromCharCode(ZERO + left)
}

const PLAIN = /^[ -~]*$/

/** One with a character beyond Latin would take two bytes for each of all its characters: such ones become three here. */
function narrowed(text: string): string {
  if (PLAIN.test(text)) return text
  let bytes = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) bytes += text[at]
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63))
    else bytes += String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  }
  return bytes
}

function widened(bytes: string): string {
  if (PLAIN.test(bytes)) return bytes
  let text = ''
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes.charCodeAt(at)
    const next = () => bytes.charCodeAt(++at) & 63
    if (code < 0x80) text += bytes[at]
    else if (code < 0xe0) text += String.fromCharCode(((code & 31) << 6) | next())
    else text += String.fromCharCode(((code & 15) << 12) | (next() << 6) | next())
  }
  return text
}
