import * as v from 'valibot'
import type { KeptRow } from '../history/gateway-replay'
import { NUMBER_COLUMNS, WORD_COLUMNS } from '../history/row'
import { circumstances } from './gateway-shapes'
import { id, instant } from './message-shapes'

/** Before the columns: the gateway, and since when silence counted. */
const FRONT = 2
const FIRST_WORD = FRONT + NUMBER_COLUMNS.length
const END = FIRST_WORD + WORD_COLUMNS.length
const AT = FRONT + NUMBER_COLUMNS.indexOf('at')
const IDENTITY = FIRST_WORD + WORD_COLUMNS.indexOf('identity')
const CIRCUMSTANCES = FIRST_WORD + WORD_COLUMNS.indexOf('circumstances')

const isNumber = (value: unknown): boolean => value === null || (typeof value === 'number' && Number.isFinite(value))
const isWord = (value: unknown): boolean => value === null || typeof value === 'string'

/**
 * A check of rows as the journal writes them, which it makes by hand: they come by the thousand, and mostly with the same
 * circumstances, which are read once.
 * @returns what is wrong with a row, `null` if nothing is
 */
export function rowCheck(): (raw: unknown) => string | null {
  const known = new Set<unknown>()
  const isKnown = (text: unknown): boolean => {
    if (known.has(text)) return true
    if (!areCircumstances(text)) return false
    known.add(text)
    return true
  }
  return (raw) => {
    if (!Array.isArray(raw) || raw.length < END) return 'is no row of a report'
    if (!v.is(id, raw[0]) || !isNumber(raw[1])) return 'does not begin with a gateway and an instant'
    if (!v.is(instant, raw[AT])) return 'does not say when it came'
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
