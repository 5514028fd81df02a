/**
 * A place in a station's journal, written `<generation>:<offset>`: the journal file, and how many of its bytes lie before.
 * Every commit ends at one. Positions of one epoch only ever grow, are on the disk as soon as the commit is, and survive
 * restarts: they are what a site and its headquarters count by.
 */
export type Position = string

/** A position taken apart. */
export interface Place {
  /** `<13 digits of its first ms>-<8 hex>`: sorts by time. */
  readonly generation: string
  /** Bytes of the generation's journal. */
  readonly offset: number
}

/** Digits of the ms, a dash, 8 hex digits; then a colon and the offset, which has at most 15 digits and so is exact as a number. */
const [DASH, COLON, LONGEST] = [13, 22, 38]

/** Looked at letter by letter: each message of a site brings several, which are held against each other. */
export function isPosition(text: unknown): text is Position {
  if (typeof text !== 'string' || text.length <= COLON + 1 || text.length > LONGEST) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (at === DASH ? code !== 0x2d : at === COLON ? code !== 0x3a : !isDigit(code) && !isHex(code, at)) return false
  }
  return text[COLON + 1] !== '0' || text.length === COLON + 2
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const isHex = (code: number, at: number): boolean => at > DASH && at < COLON && code >= 0x61 && code <= 0x66

export const formatPosition = ({ generation, offset }: Place): Position => `${generation}:${offset}`

/** Negative where `a` comes before `b`, 0 where they are the same. @throws RangeError for what is no position */
export function comparePositions(a: Position, b: Position): number {
  checkPosition(a)
  checkPosition(b)
  // Of one generation the longer one is behind: offsets have no leading zeros.
  if (a.length !== b.length && a.startsWith(b.slice(0, COLON))) return a.length - b.length
  return a === b ? 0 : a < b ? -1 : 1
}

/** @throws RangeError for what is no position */
export function placeOf(position: Position): Place {
  checkPosition(position)
  return { generation: position.slice(0, COLON), offset: Number(position.slice(COLON + 1)) }
}

function checkPosition(position: Position): void {
  if (!isPosition(position)) throw new RangeError(`${JSON.stringify(position)} is no position in a journal`)
}
