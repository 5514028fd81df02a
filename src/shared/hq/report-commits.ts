import * as v from 'valibot'
import type { KeptIdentity, KeptRow } from '../history/gateway-replay'
import type { CommitsMessage, SentCommit, SentFact } from './commit-message'
import { identities } from './gateway-shapes'
import { knownColumns, type RowCheck } from './kept-row'
import { isInstant } from './message-shapes'
import { isPosition } from './position'

/** What may be there, whatever it is. */
type Raw<Key extends string> = { readonly [K in Key]?: unknown }

const isObject = (raw: unknown): raw is object => typeof raw === 'object' && raw !== null && !Array.isArray(raw)

/**
 * A message of commits in which nothing but reports stand, as nearly all are, read by hand: that takes a tenth of what it
 * takes to hold it against all that a message may be.
 * @returns `null` for any other, be it right or wrong: that is said by `messageOf`
 */
export function commitsOfReports(raw: unknown, check: RowCheck): CommitsMessage | null {
  if (!isObject(raw)) return null
  const { schema, kind, identities: said, commits: sent } = raw as Raw<keyof CommitsMessage>
  if (schema !== 1 || kind !== 'commits' || !Array.isArray(sent)) return null
  const named = identitiesIn(said)
  if (named === null) return null
  const commits: SentCommit[] = []
  for (const one of sent) {
    const commit = commitIn(one, check)
    if (commit === null) return null
    commits.push(commit)
  }
  return { schema: 1, kind: 'commits', identities: named, commits }
}

function identitiesIn(raw: unknown): readonly KeptIdentity[] | null {
  if (Array.isArray(raw) && raw.length === 0) return []
  const read = v.safeParse(identities, raw, { abortEarly: true })
  return read.success ? read.output : null
}

function commitIn(raw: unknown, check: RowCheck): SentCommit | null {
  if (!isObject(raw)) return null
  const { position, at, facts: sent } = raw as Raw<keyof SentCommit>
  if (!isPosition(position) || !isInstant(at) || !Array.isArray(sent)) return null
  const facts: SentFact[] = []
  for (const one of sent) {
    if (!isReportAlone(one) || check(one.report) !== null) return null
    facts.push({ report: knownColumns(one.report as KeptRow) })
  }
  return { position, at, facts }
}

function isReportAlone(raw: unknown): raw is { readonly report: unknown } {
  if (!isObject(raw) || !('report' in raw)) return false
  for (const key in raw) if (key !== 'report') return false
  return true
}
