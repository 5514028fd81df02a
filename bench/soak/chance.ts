/** Chance that repeats itself from the same seed (mulberry32 over FNV-1a). */
export interface Chance {
  /** Evenly in [min, max). */
  between(min: number, max: number): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  happens(share: number): boolean
  pick<T>(choices: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
}

export function chanceFrom(seed: string): Chance {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    between: (min, max) => min + next() * (max - min),
    below,
    happens: (share) => next() < share,
    pick: (choices) => choices[below(choices.length)] as never,
    shuffled: (items) => {
      const rest = [...items]
      return items.map(() => rest.splice(below(rest.length), 1)[0] as never)
    },
  }
}
