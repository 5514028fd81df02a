import { hash } from 'node:crypto'
import { type RowValues, rowOfValues, valuesOfRow } from '../../shared/history/chunk'
import { type Identity, type Row, splitRecord } from '../../shared/history/row'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { Facts } from '../ports'

/** One group commit. `_id` is where the line begins in its file. */
export interface JournalLine {
  readonly _id: string
  readonly at: Millis
  /** Identities that earlier lines of this file do not have. Absent keys make lines without them easy to skip. */
  readonly identities?: readonly KeptIdentity[]
  readonly facts: readonly JournalFact[]
}

export type KeptIdentity = readonly [gateway: GatewayId, name: string, identity: Identity]

/** In the order in which they became true. */
export interface JournalFact {
  readonly report?: readonly [gateway: GatewayId, watchingSince: Millis | null, ...RowValues]
  readonly gateways?: readonly Gateway[]
  readonly removed?: readonly GatewayId[]
  readonly transitions?: readonly Transition[]
  readonly settings?: unknown
  readonly alerts?: unknown
}

/** Text that a line with transitions contains, and one without does not. */
export const HAS_TRANSITIONS = '"transitions":['
/** Likewise for identities. */
export const HAS_IDENTITIES = '"identities":['

export interface ReadRow {
  readonly gateway: GatewayId
  readonly watchingSince: Millis | null
  readonly row: Row
}

/**
 * The line for a group commit.
 * @param known keys of the identities that the file already has
 * @returns also the keys that it will have once the line is written
 */
export function journalLine(
  facts: readonly Facts[],
  known: ReadonlySet<string>,
  offset: number,
): { readonly line: JournalLine; readonly fresh: readonly string[] } {
  const identities = new Map<string, KeptIdentity>()
  const entries = facts.map(({ report, gateways, removed, transitions, settings, alerts }): JournalFact => {
    const told = { ...(transitions.length === 0 ? {} : { transitions }), ...(alerts === undefined ? {} : { alerts }) }
    if (report === undefined) return { gateways, removed, ...told, ...(settings === undefined ? {} : { settings }) }
    const { gateway } = report.record
    const { identity, row } = splitRecord(report.record)
    const name = nameOf(identity)
    const key = identityKey(gateway, name)
    if (!known.has(key)) identities.set(key, [gateway, name, identity])
    return { report: [gateway, report.watchingSince, ...valuesOfRow({ ...row, identity: name })], ...told }
  })
  const news = identities.size === 0 ? {} : { identities: [...identities.values()] }
  const at = Math.max(...facts.map((each) => each.at))
  return { line: { _id: String(offset), at, ...news, facts: entries }, fresh: [...identities.keys()] }
}

export function rowOf([gateway, watchingSince, ...values]: NonNullable<JournalFact['report']>): ReadRow {
  return { gateway, watchingSince, row: rowOfValues(values) }
}

export const identityKey = (gateway: GatewayId, name: string): string => `${gateway}:${name}`

/** An identity by its content: 96 bits tell all that ever were apart. */
const nameOf = (identity: Identity): string => hash('sha1', JSON.stringify(identity), 'base64url').slice(0, 16)
