/** As much as the largest call of the contract has: ten thousand gateway ids, or a file of settings. */
const MOST_CHARACTERS = 4 * 1024 * 1024
const MOST_VALUES = 100_000
const DEEPEST = 16

/**
 * Whether what a page sent is of a size that any call of the contract may have. A page that is not ours any more must
 * not be able to keep the station from its boxes by what it makes it look through.
 */
export function isOfUsualSize(input: unknown): boolean {
  let characters = 0
  let values = 0
  const isWithin = (value: unknown, depth: number): boolean => {
    if (++values > MOST_VALUES || depth > DEEPEST) return false
    if (typeof value === 'string') characters += value.length
    if (characters > MOST_CHARACTERS) return false
    if (typeof value !== 'object' || value === null) return true
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return false
    if (value instanceof Map || value instanceof Set) return false
    if (Array.isArray(value)) return value.length <= MOST_VALUES && value.every((item) => isWithin(item, depth + 1))
    return Object.entries(value).every(([key, item]) => {
      characters += key.length
      return isWithin(item, depth + 1)
    })
  }
  return isWithin(input, 0)
}
