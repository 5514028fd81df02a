import type { Incident } from '../model/incident'
import { isAccounted, type Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { Cell } from './csv'
import type { End, Lasting } from './lasting'
import type { RowWords } from './row-words'

/** An incident as a row needs it, over or not. */
interface IncidentCells {
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

/** Whether a transition has a row among events: mutes and what left with a gateway are kept for accounts alone. */
export const isEvent = ({ kind, device }: Pick<Transition, 'kind' | 'device'>): boolean =>
  !isAccounted(kind) || kind === 'incident' || (kind === 'removal' && device === null)

/**
 * The row of a transition, in the order of `COLUMNS.events`; an incident that is over is one as well. `null` for what
 * has none.
 * @param lasting has noted all transitions from the beginning of the range until now
 */
export function eventRow(fact: Transition, lasting: Lasting, words: RowWords): Cell[] | null {
  if (fact.kind === 'incident') {
    const { incident } = fact
    if (incident === undefined) return null
    const kind = fact.from ?? ''
    return incidentCells({ ...fact, ...incident, kind, closedAt: fact.at, closeCause: fact.to }, words)
  }
  if (!isEvent(fact)) return null
  const told = lasting.toldOf(fact)
  const end = lasting.endOf(fact)
  // Of a box that is not known any more nobody can say that anything goes on.
  const isOver = end === 'open' && words.gateway(fact.gateway) === undefined
  return [
    words.word('record', 'transition'),
    words.word('transition', fact.kind),
    ...words.times(fact.at),
    ...endCells(fact.at, isOver ? null : end, words),
    ...words.box(fact.gateway, fact.gatewayName),
    fact.deviceName,
    fact.device,
    stateWord(fact, fact.from, words),
    stateWord(fact, fact.to, words),
    words.word('cause', fact.cause),
    fact.detail,
    ...words.times(told?.announcedAt),
    ...words.times(told?.acknowledgedAt),
  ]
}

/** The row of an incident that is not over. */
export function incidentRow(incident: Incident, words: RowWords): Cell[] {
  const { ledger } = incident
  const announcedAt = ledger.badAt ?? ledger.unstableAt
  return incidentCells({ ...incident, announcedAt, acknowledgedAt: ledger.acknowledgedAt }, words)
}

function incidentCells(told: IncidentCells, words: RowWords): Cell[] {
  const { gateway, openedAt, closedAt } = told
  return [
    words.word('record', 'incident'),
    words.word('incident', told.kind),
    ...words.times(openedAt),
    ...endCells(openedAt, closedAt ?? 'open', words),
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

/** The end in local time and UTC, and the duration; what goes on says so. */
function endCells(begin: Millis, end: End, words: RowWords): readonly [Cell, Cell, Cell] {
  if (end === null) return [null, null, null]
  if (end === 'open') return [words.open(), null, null]
  if (end === 'unknown') return ['…', null, null]
  const [local, utc] = words.times(end)
  return [local, utc, Math.max(0, Math.round((end - begin) / 1000))]
}

function stateWord({ kind }: Transition, code: string | null, words: RowWords): Cell {
  switch (kind) {
    case 'presence':
    case 'gateway-appeared':
      return words.word('state', code)
    case 'fault':
      return words.word('value', code)
    case 'removal':
      return code === 'removed' ? words.word('value', code) : words.word('state', code)
    case 'device-status':
    case 'device-appeared':
    case 'device-removed':
      return words.status(code)
    default:
      return code
  }
}
