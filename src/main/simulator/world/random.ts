/** A stream of pseudo-random numbers: one seed gives one stream, on every machine. */
export interface Random {
  /** Evenly in [0, 1). */
  next(): number
  /** Evenly in [min, max). */
  between(min: number, max: number): number
  /** A whole number, both ends included. */
  integer(min: number, max: number): number
  chance(probability: number): boolean
  /** Normally distributed around 0 with a deviation of 1. */
  normal(): number
  pick<T>(choices: readonly T[]): T
}

/** The stream that belongs to `seed`. Different words give independent streams: `'7/box/12'`. */
export function createRandom(seed: string): Random {
  const next = mulberry32(fnv1a(seed))
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    between: (min, max) => min + next() * (max - min),
    integer,
    chance: (probability) => next() < probability,
    // Box–Muller; 1 - next() keeps the logarithm finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (choices) => at(choices, integer(0, choices.length - 1)),
  }
}

/** The item at `index`, counted round and round. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length]
  if (item === undefined) throw new RangeError('There is nothing to choose from.')
  return item
}

/** A 32-bit digest that spreads neighbouring seeds ('1', '2') far apart. */
export function fnv1a(text: string): number {
  let digest = 0x811c9dc5
  for (const character of text) digest = Math.imul(digest ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return digest >>> 0
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
