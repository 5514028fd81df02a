import * as v from 'valibot'
import type { KeptRow } from '../history/gateway-replay'
import { NUMBER_COLUMNS, WORD_COLUMNS } from '../history/row'
import { circumstances } from './gateway-shapes'
import { isInstant, isLine } from './message-shapes'

/** Before the columns: the gateway, and since when silence counted. */
const FRONT = 2
const FIRST_WORD = FRONT + NUMBER_COLUMNS.length
const END = FIRST_WORD + WORD_COLUMNS.length
const AT = FRONT + NUMBER_COLUMNS.indexOf('at')
/** Where a row names its identity. */
export const IDENTITY = FIRST_WORD + WORD_COLUMNS.indexOf('identity')
const CIRCUMSTANCES = FIRST_WORD + WORD_COLUMNS.indexOf('circumstances')

const isNumber = (value: unknown): boolean => value === null || (typeof value === 'number' && Number.isFinite(value))
const isWord = (value: unknown): boolean => value === null || typeof value === 'string'

/** What is wrong with a row, `null` if nothing is. */
export type RowCheck = (raw: unknown) => string | null

/** Circumstances that are remembered: what a box words anew with each report would fill the memory with. */
const CIRCUMSTANCES_KNOWN = 5000

/**
 * A check of rows as the journal writes them, which it makes by hand: they come by the thousand, and mostly with the same
 * circumstances, which are read once.
 */
export function rowCheck(): RowCheck {
  const known = new Set<string>()
  const isKnown = (text: unknown): boolean => {
    // No JSON begins with what follows an address.
    if (typeof text !== 'string' || text.startsWith(',')) return false
    // Each box has an address of its own, and hardly anything else that others do not say as well.
    const end = endOfAddress(text)
    const alike = end === 0 ? text : text.slice(end)
    if (known.has(alike)) return true
    if (!areCircumstances(text)) return false
    if (known.size >= CIRCUMSTANCES_KNOWN) known.clear()
    known.add(alike)
    return true
  }
  return (raw) => {
    if (!Array.isArray(raw) || raw.length < END) return 'is no row of a report'
    if (!isLine(raw[0]) || !isNumber(raw[1])) return 'does not begin with a gateway and an instant'
    if (!isInstant(raw[AT])) return 'does not say when it came'
    for (let place = FRONT; place < FIRST_WORD; place++) {
      if (!isNumber(raw[place])) return `has no number in column ${NUMBER_COLUMNS[place - FRONT]}`
    }
    for (let place = FIRST_WORD; place < END; place++) {
      if (!isWord(raw[place])) return `has no text in column ${WORD_COLUMNS[place - FIRST_WORD]}`
    }
    if (raw[IDENTITY] === null) return 'does not name its identity'
    return isKnown(raw[CIRCUMSTANCES]) ? null : 'has circumstances that are none'
  }
}

/** Where the address ends with which circumstances begin; 0 where it is written otherwise than nearly always. */
function endOfAddress(text: string): number {
  if (!text.startsWith('["')) return 0
  for (let at = 2; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at + 1
    if (code === BACKSLASH || code < SPACE) return 0
  }
  return 0
}

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20]

/** The row without columns of a newer version, which nobody here could name. */
export const knownColumns = (row: KeptRow): KeptRow =>
  row.length > END ? (row.slice(0, END) as unknown as KeptRow) : row

function areCircumstances(text: unknown): boolean {
  if (typeof text !== 'string') return false
  try {
    return v.is(circumstances, JSON.parse(text))
  } catch {
    return false
  }
}
