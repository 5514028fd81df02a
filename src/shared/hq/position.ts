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

/** An offset has at most 15 digits, and so is exact as a number. */
const FORM = /^(\d{13}-[0-9a-f]{8}):(0|[1-9]\d{0,14})$/

/** @returns `null` for what is no position, however it was written */
export function parsePosition(text: unknown): Place | null {
  const match = typeof text === 'string' ? FORM.exec(text) : null
  return match === null ? null : { generation: match[1] ?? '', offset: Number(match[2]) }
}

export const formatPosition = ({ generation, offset }: Place): Position => `${generation}:${offset}`

export const isPosition = (text: unknown): text is Position => parsePosition(text) !== null

/** Negative where `a` comes before `b`, 0 where they are the same. Both have to be positions. */
export function comparePositions(a: Position, b: Position): number {
  const [one, other] = [placeOf(a), placeOf(b)]
  if (one.generation !== other.generation) return one.generation < other.generation ? -1 : 1
  return one.offset - other.offset
}

/** @throws RangeError for what is no position */
export function placeOf(position: Position): Place {
  const place = parsePosition(position)
  if (place === null) throw new RangeError(`${JSON.stringify(position)} is no position in a journal`)
  return place
}
