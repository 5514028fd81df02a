import type { KeptIdentity, KeptRow } from '../../shared/history/gateway-replay'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import { LATEST_INSTANT } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { Facts } from '../ports'
import { documentOn, escapeLineEnds, linesOf } from './line'
import type { RowTexts } from './row-texts'

/** One group commit. `_id` is where the line begins in its file. */
export interface JournalLine {
  readonly _id: string
  readonly at: Millis
  /** Identities that earlier lines of this file do not have. Absent keys make lines without them easy to skip. */
  readonly identities?: readonly KeptIdentity[]
  readonly facts: readonly JournalFact[]
}

/** In the order in which they became true. */
export interface JournalFact {
  readonly report?: KeptRow
  /** The report's body as received, where the disk has none of its gateway yet. */
  readonly body?: string
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

/** What the disk has already, and what it will have beside that once a line is written. */
export interface OnDisk {
  /** Keys of the identities in this file. */
  readonly identities: ReadonlySet<string>
  /** Of whom there is a body. */
  readonly bodies: ReadonlySet<GatewayId>
}

/** The line for a group commit, as text, and what is on the disk with it that was not before. */
export function journalLine(
  facts: readonly Facts[],
  known: OnDisk,
  offset: number,
  rows: RowTexts,
): { readonly text: string; readonly fresh: OnDisk } {
  const identities = new Map<string, KeptIdentity>()
  const bodies = new Set<GatewayId>()
  let entries = ''
  let at = Number.NEGATIVE_INFINITY
  for (const each of facts) {
    at = Math.max(at, each.at)
    for (const id of each.removed) bodies.delete(id)
    if (entries !== '') entries += ','
    if (each.report === undefined) {
      entries += JSON.stringify(factOf(each))
      continue
    }
    const { text, key, name, identity } = rows.of(each.report)
    const { gateway } = each.report.record
    if (!known.identities.has(key)) identities.set(key, [gateway, name, identity()])
    const isBodyKnown = known.bodies.has(gateway) || bodies.has(gateway)
    if (!isBodyKnown) bodies.add(gateway)
    const body = isBodyKnown ? '' : `,"body":${JSON.stringify(each.report.body())}`
    entries += `{"report":${text}${body}${toldWith(each)}}`
  }
  const news = identities.size === 0 ? '' : `"identities":${JSON.stringify([...identities.values()])},`
  const text = escapeLineEnds(`{"_id":"${offset}","at":${at},${news}"facts":[${entries}]}`)
  return { text, fresh: { identities: new Set(identities.keys()), bodies } }
}

function factOf({ gateways, removed, transitions, settings, alerts }: Facts): JournalFact {
  return {
    gateways,
    removed,
    ...(transitions.length === 0 ? {} : { transitions }),
    ...(alerts === undefined ? {} : { alerts }),
    ...(settings === undefined ? {} : { settings }),
  }
}

/** What came of a report beside its row: mostly nothing. */
function toldWith({ transitions, alerts }: Facts): string {
  const told = transitions.length === 0 ? '' : `,"transitions":${JSON.stringify(transitions)}`
  return alerts === undefined ? told : `${told},"alerts":${JSON.stringify(alerts)}`
}

/**
 * The lines among these bytes, each once: one that somebody has copied tells nothing new.
 * @param onDamage is told of each that cannot be read, or is no line
 * @param needle only lines that contain it; see `linesOf`
 */
export function* journalLines(bytes: Buffer, onDamage: () => void, needle?: string): Generator<JournalLine> {
  const begins = new Map<string, number>()
  for (const line of linesOf(bytes, needle)) {
    const document = documentOn(line)
    if (!isJournalLine(document)) {
      onDamage()
      continue
    }
    const begin = line.byteOffset - bytes.byteOffset
    const before = begins.get(document._id)
    // To the last letter: damage can make the ids of two lines alike.
    if (before !== undefined && bytes.subarray(before, before + line.length).equals(line)) continue
    if (before === undefined) begins.set(document._id, begin)
    yield document
  }
}

/** Whether a document has the shape of a line. One that a failing disk made of it may still be JSON. */
export function isJournalLine(document: unknown): document is JournalLine {
  if (!isObject(document)) return false
  const { at, identities = [], facts } = document
  if (!isInstant(at) || !Array.isArray(identities) || !Array.isArray(facts)) return false
  return identities.every(isIdentity) && facts.every(isFact)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isIdentity = (value: unknown): boolean =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string' && isObject(value[2])

/** What a file of a day can be found by. */
const isInstant = (value: unknown): value is Millis => typeof value === 'number' && value >= 0 && value < LATEST_INSTANT

/** It has its gateway and its instant. */
const isReport = (value: unknown): boolean =>
  Array.isArray(value) && typeof value[0] === 'string' && isInstant(value[2])

function isFact(value: unknown): boolean {
  if (!isObject(value)) return false
  const { report, body, gateways = [], removed = [], transitions = [] } = value
  if (body !== undefined && typeof body !== 'string') return false
  if (report !== undefined && !isReport(report)) return false
  const hasId = (one: unknown) => isObject(one) && typeof one['id'] === 'string'
  return (
    [gateways, removed, transitions].every(Array.isArray) &&
    [gateways, transitions].every((all) => (all as unknown[]).every(hasId)) &&
    (transitions as { at?: unknown }[]).every(({ at }) => isInstant(at))
  )
}
