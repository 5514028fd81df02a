/** A full box with 512 devices has some 8,000 keys and is four levels deep. */
const MOST_KEYS = 20_000
const MOST_LEVELS = 32

/** Below this a body has no room for enough of anything to hurt. */
const SMALL_CHARACTERS = 64 * 1024

/**
 * Whether a parsed body nests deeper, or has more keys and items, than any report. Walks level by level, so that depth
 * costs no stack; small bodies, which is what boxes send, are not walked at all.
 */
export function exceedsLimits(value: unknown, characters: number): boolean {
  if (characters < SMALL_CHARACTERS) return false
  let keys = 0
  let level: object[] = isObject(value) ? [value] : []
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MOST_LEVELS) return true
    const next: object[] = []
    for (const one of level) {
      const children = Object.values(one)
      keys += children.length
      if (keys > MOST_KEYS) return true
      for (const child of children) if (isObject(child)) next.push(child)
    }
    level = next
  }
  return false
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
