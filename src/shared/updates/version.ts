interface Version {
  readonly numbers: readonly [number, number, number]
  /** What stands after the first hyphen, in parts; none for a finished version. */
  readonly before: readonly string[]
}

const FORM = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/

/** Whether a text is a version as semver.org writes it. */
export const isVersion = (text: string): boolean => FORM.test(text)

/**
 * Whether `candidate` is to be preferred to `installed`, by the order of semver.org; a text that is no version never is.
 * Of a finished version nobody is led to one that is not.
 */
export function isNewer(candidate: string, installed: string): boolean {
  const [next, now] = [parse(candidate), parse(installed)]
  if (next === null || now === null) return false
  if (next.before.length > 0 && now.before.length === 0) return false
  return compare(next, now) > 0
}

function parse(text: string): Version | null {
  const match = FORM.exec(text)
  if (match === null) return null
  const [, major, minor, patch, before] = match
  return { numbers: [Number(major), Number(minor), Number(patch)], before: before?.split('.') ?? [] }
}

function compare(a: Version, b: Version): number {
  for (const i of [0, 1, 2] as const) if (a.numbers[i] !== b.numbers[i]) return a.numbers[i] - b.numbers[i]
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length
  for (let i = 0; i < Math.max(a.before.length, b.before.length); i++) {
    const order = comparePart(a.before[i], b.before[i])
    if (order !== 0) return order
  }
  return 0
}

/** Numbers come before words, and a missing part before any. */
function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (isNumberA && isNumberB) return Number(a) - Number(b)
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
