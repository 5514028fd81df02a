/**
 * Prints a figure and whether it keeps its limit; negative figures are at least, positive ones at most.
 * @param {string} what
 * @param {number} value
 * @param {string} unit
 * @param {number | null} limit
 * @returns {boolean} whether it does
 */
export function say(what, value, unit, limit) {
  const kept = limit === null || value <= limit
  const asked = limit === null ? '' : `   limit ${Math.abs(limit)}${kept ? '' : '   BROKEN'}`
  console.log(`  ${what.padEnd(52)} ${String(Math.abs(value)).padStart(7)} ${unit}${asked}`)
  return kept
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
