import type { Incident } from '../model/incident'
import { isAccounted, type Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { Cell } from './csv'
import type { RowWords } from './row-words'

/** An incident as a row needs it, over or not. */
interface Told {
  readonly kind: string
  readonly gateway: string | null
  readonly gatewayName: string | null
  readonly device: string | null
  readonly deviceName: string | null
  readonly detail: string | null
  readonly openedAt: Millis
  readonly closedAt: Millis | null
  readonly closeCause: string | null
  readonly announcedAt: Millis | null
  readonly acknowledgedAt: Millis | null
}

/**
 * The row of a transition, in the order of `COLUMNS.events`; an incident that is over is one as well.
 * `null` for what is kept for accounts alone.
 */
export function eventRow(fact: Transition, words: RowWords): Cell[] | null {
  if (fact.kind === 'incident') {
    const { incident } = fact
    if (incident === undefined) return null
    const kind = fact.from ?? ''
    return incidentCells({ ...fact, ...incident, kind, closedAt: fact.at, closeCause: fact.to }, words)
  }
  if (isAccounted(fact.kind)) return null
  return [
    words.word('record', 'transition'),
    words.word('transition', fact.kind),
    ...words.times(fact.at),
    null,
    null,
    null,
    ...words.box(fact.gateway, fact.gatewayName),
    fact.deviceName,
    fact.device,
    stateWord(fact, fact.from, words),
    stateWord(fact, fact.to, words),
    words.word('cause', fact.cause),
    fact.detail,
    null,
    null,
    null,
    null,
  ]
}

/** The row of an incident that is not over. */
export function incidentRow(incident: Incident, words: RowWords): Cell[] {
  const { ledger } = incident
  const announcedAt = ledger.badAt ?? ledger.unstableAt
  return incidentCells({ ...incident, announcedAt, acknowledgedAt: ledger.acknowledgedAt }, words)
}

function incidentCells(told: Told, words: RowWords): Cell[] {
  const { gateway, openedAt, closedAt } = told
  return [
    words.word('record', 'incident'),
    words.word('incident', told.kind),
    ...words.times(openedAt),
    ...(closedAt === null ? [words.open(), null] : words.times(closedAt)),
    closedAt === null ? null : Math.round((closedAt - openedAt) / 1000),
    ...(gateway === null || gateway === '' ? [null, null, null] : words.box(gateway, told.gatewayName)),
    told.deviceName,
    told.device,
    null,
    null,
    words.word('cause', told.closeCause),
    told.detail,
    ...words.times(told.announcedAt),
    ...words.times(told.acknowledgedAt),
  ]
}

function stateWord({ kind }: Transition, code: string | null, words: RowWords): Cell {
  switch (kind) {
    case 'presence':
    case 'gateway-appeared':
      return words.word('state', code)
    case 'fault':
      return words.word('value', code)
    case 'device-status':
    case 'device-appeared':
    case 'device-removed':
      return words.status(code)
    default:
      return code
  }
}
