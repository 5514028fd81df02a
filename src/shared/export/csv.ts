import { maskPasswordsInText } from '../contract/mask-password'

/** What a cell holds. Numbers are written with a point; `null` is an empty cell. */
export type Cell = string | number | null

/** A spreadsheet takes text that begins so for a formula, wherever it comes from. */
const FORMULA = /^[=+\-@\t\r]/
/** What would end a cell, and what could be taken for a number or a date: quoted it is text to whoever looks. */
const NEEDS_QUOTES = /[",;\r\n\t\u0085\u2028\u2029]|^[\d.']|^ | $/
/** What no text file may hold. */
const NUL = /\0/g

/** One line after RFC 4180, with its line end. */
export function csvLine(cells: readonly Cell[]): string {
  let line = ''
  for (let index = 0; index < cells.length; index++) {
    if (index > 0) line += ','
    const cell = cells[index]
    if (cell !== undefined) line += cellText(cell)
  }
  return `${line}\r\n`
}

/** A cell as it stands in a line. */
export const cellText = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'number' ? numberText(cell) : fieldText(cell)

/** The text of a cell as a reader of the file gets it back: without passwords, defused, line ends as LF, without NUL. */
export function safeText(whole: string): string {
  const text = maskPasswordsInText(whole)
  const defused = FORMULA.test(text) ? `'${text}` : text
  if (!defused.includes('\0') && !defused.includes('\r')) return defused
  return defused.replace(NUL, '\ufffd').replace(/\r\n?/g, '\n')
}

/** Digits and a point, never an exponent: not every spreadsheet knows `1e-7`. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  const text = String(value === 0 ? 0 : value)
  if (!text.includes('e')) return text
  return Math.abs(value) < 1 ? trimmed(value.toFixed(12)) : BigInt(Math.round(value)).toString()
}

function fieldText(text: string): string {
  const safe = safeText(text)
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const trimmed = (digits: string): string => digits.replace(/\.?0+$/, '').replace(/^-?0?$/, '0')
