// @ts-check
// How every benchmark says a figure: a line to read, and (for the one table of `npm run bench`) a line of JSON to the
// file that FOGWATCH_FIGURES names.
import { appendFileSync } from 'node:fs'

/**
 * @typedef {object} Figure
 * @property {string} area what was measured, as a heading: `Durable answer`
 * @property {string} what one row beneath it
 * @property {number} value
 * @property {string} unit
 * @property {string} [spread] e.g. the quartiles, or the smallest and the largest
 * @property {number} [atMost] the limit, if it is one from above
 * @property {number} [atLeast] the limit, if it is one from below
 */

/**
 * @param {Figure} figure
 * @returns {boolean} whether its limit is kept; a limit that is broken makes the benchmark's exit code 1
 */
export function figure(figure) {
  const { what, value, unit, spread = '', atMost, atLeast } = figure
  const isKept = !(value > (atMost ?? Number.POSITIVE_INFINITY) || value < (atLeast ?? Number.NEGATIVE_INFINITY))
  const limit = limitOf(figure)
  console.log(
    `  ${what.padEnd(56)} ${rounded(value).padStart(9)} ${unit.padEnd(6)} ${spread.padEnd(18)} ${limit}${isKept ? '' : '   BROKEN'}`,
  )
  if (!isKept) process.exitCode = 1
  const file = process.env['FOGWATCH_FIGURES']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figure)}\n`)
  return isKept
}

/** @param {Pick<Figure, 'atMost' | 'atLeast' | 'unit'>} figure */
export function limitOf({ atMost, atLeast, unit }) {
  if (atMost !== undefined) return `≤ ${rounded(atMost)} ${unit}`.trim()
  return atLeast === undefined ? '' : `≥ ${rounded(atLeast)} ${unit}`.trim()
}

/**
 * As many digits as mean anything.
 * @param {number} value
 */
export function rounded(value) {
  const size = Math.abs(value)
  return size >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(size >= 10 ? 1 : 2)
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

/**
 * @param {readonly number[]} values
 * @returns {{ value: number, spread: string }} the median, and from the lower to the upper quartile
 */
export const median = (values) => ({
  value: percentile(values, 0.5),
  spread: `${rounded(percentile(values, 0.25))} – ${rounded(percentile(values, 0.75))}`,
})
