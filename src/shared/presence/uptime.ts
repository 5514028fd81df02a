import { days, hours, type Millis, minutes, seconds } from '../time/millis'

const UNITS: readonly (readonly [pattern: RegExp, length: (n: number) => Millis])[] = [
  [/([\d.]+)\s*(?:d|天)/i, days],
  [/([\d.]+)\s*(?:h|小时|时)/i, hours],
  [/([\d.]+)\s*(?:min|m\b|分)/i, minutes],
  [/([\d.]+)\s*(?:s|秒)/i, seconds],
]

/** How long a box says that it has been up, e.g. `2hours,40minutes`; `null` where its words cannot be read. */
function readUptime(words: string | null): Millis | null {
  if (words === null) return null
  const parts = UNITS.flatMap(([pattern, length]) => {
    const found = pattern.exec(words)?.[1]
    return found === undefined ? [] : length(Number(found))
  })
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0)
}

/** Whether a box started again between two reports: it has been up for less than before, by more than rounding explains. */
export function hasRestarted(before: string | null, after: string | null): boolean {
  if (before === null || after === null || before === after) return false
  const [was, is] = [readUptime(before), readUptime(after)]
  return was !== null && is !== null && is < was - minutes(2)
}
