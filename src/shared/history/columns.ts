/**
 * Columns of a chunk as JSON that deflates well. What a column leaves out at its end goes on as before, so one that
 * never changes is one value long.
 */

/** `[decimals, step, first, …deltas beyond step]`; `decimals` is `null` where the values are written as they are. */
export type NumberColumn = readonly (number | null)[]

/** `[distinct words, …index of each row's word]`. */
export type WordColumn = readonly [words: readonly (string | null)[], ...indexes: number[]]

/** More decimals than a box ever sends. */
const MOST_DECIMALS = 6

/** @param isClock whether the values advance in steps of about one size */
export function encodeNumbers(values: readonly (number | null)[], isClock = false): NumberColumn {
  const present = values.filter((value) => value !== null)
  if (present.length === 0) return []
  const decimals = decimalsOf(present)
  if (decimals === null) return [null, 0, ...values]
  const scale = 10 ** decimals
  const step = isClock ? medianStep(present.map((value) => Math.round(value * scale))) : 0
  const column: (number | null)[] = [decimals, step]
  let before: number | null = null
  let needed = 0
  for (const value of values) {
    if (value === null) {
      column.push(null)
      needed = column.length
      continue
    }
    const whole = Math.round(value * scale)
    const delta: number = before === null ? whole : whole - before - step
    column.push(delta)
    if (delta !== 0 || before === null) needed = column.length
    before = whole
  }
  return column.slice(0, needed)
}

/** The first `count` values of a column. */
export function decodeNumbers(column: NumberColumn, count: number): (number | null)[] {
  const [decimals, step] = column
  if (step === undefined || step === null) return new Array<null>(count).fill(null)
  if (decimals === null || decimals === undefined) return column.slice(2)
  const scale = 10 ** decimals
  const values = new Array<number | null>(count)
  let before: number | null = null
  for (let index = 0; index < count; index++) {
    const delta = index + 2 < column.length ? (column[index + 2] ?? null) : 0
    if (delta === null) {
      values[index] = null
      continue
    }
    before = before === null ? delta : before + step + delta
    values[index] = before / scale
  }
  return values
}

/** Words by their place in a list of those that occur. */
export function encodeWords(values: readonly (string | null)[]): WordColumn {
  const places = new Map<string | null, number>()
  const indexes: number[] = []
  let needed = 0
  for (const value of values) {
    const place = places.get(value) ?? places.size
    places.set(value, place)
    if (place !== (indexes.at(-1) ?? 0)) needed = indexes.length + 1
    indexes.push(place)
  }
  return [[...places.keys()], ...indexes.slice(0, needed)]
}

/** The first `count` words of a column. */
export function decodeWords(column: WordColumn, count: number): (string | null)[] {
  const [words] = column
  const last = column.length === 1 ? 0 : (column.at(-1) as number)
  const values = new Array<string | null>(count)
  for (let row = 0; row < count; row++) values[row] = words[(column[row + 1] as number | undefined) ?? last] ?? null
  return values
}

/** With how many decimals all of these are whole numbers that give them back exactly; `null` if with none. */
function decimalsOf(values: readonly number[]): number | null {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const scale = 10 ** decimals
    const isExact = (value: number) => {
      const whole = Math.round(value * scale)
      return Math.abs(whole) < Number.MAX_SAFE_INTEGER / 4 && whole / scale === value
    }
    if (values.every(isExact)) return decimals
  }
  return null
}

function medianStep(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0))
  return steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 0
}
