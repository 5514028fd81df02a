import { identityKey, type KeptIdentity } from '../../shared/history/gateway-replay'
import type { CommitsMessage, SentCommit, SentFact } from '../../shared/hq/commit-message'
import { IDENTITY } from '../../shared/hq/kept-row'
import { type Position, placeOf } from '../../shared/hq/position'
import type { JournalTail, TailFact, TailLine, TailPart } from '../ports'
import type { Told } from './told'

/** How much of a commit is left out, because no message could hold it. A snapshot then sets right what is missing. */
export type Omission = 'nothing' | 'gateways' | 'everything'

/**
 * The message for commits of the journal. `told` takes what it tells.
 * @param from the place before them
 */
export async function commitsMessage(
  tail: JournalTail,
  from: Position,
  part: TailPart,
  told: Told,
  omission: Omission,
): Promise<CommitsMessage> {
  const commits = part.commits.map((line) => sentCommit(line, told, omission))
  if (omission === 'everything') return { schema: 1, kind: 'commits', identities: [], commits }
  told.enter(placeOf(part.end).generation)
  const identities = told.identify(part.commits.flatMap((line) => line.identities))
  const unnamed = unnamedIn(part, told)
  const named = unnamed.size === 0 ? [] : told.identify(await tail.identities(beginOf(from, part), unnamed))
  return {
    schema: 1,
    kind: 'commits',
    identities: [...named, ...identities],
    commits,
  }
}

/** What rows name and nobody was told: it stands before the part, which begins in the middle of its file. */
function unnamedIn({ commits }: TailPart, told: Told): Set<string> {
  const unnamed = new Set<string>()
  for (const { facts } of commits) {
    for (const { report } of facts) {
      if (report === undefined) continue
      const [gateway, name] = [report[0], String(report[IDENTITY])]
      if (!told.knows(gateway, name)) unnamed.add(identityKey(gateway, name))
    }
  }
  return unnamed
}

/** The part's file up to the part. */
function beginOf(from: Position, { end }: TailPart): Position {
  const { generation } = placeOf(end)
  return placeOf(from).generation === generation ? from : `${generation}:0`
}

function sentCommit({ position, at, facts }: TailLine, told: Told, omission: Omission): SentCommit {
  if (omission === 'everything') return { position, at, facts: [] }
  return { position, at, facts: facts.map((fact) => sentFact(fact, told, omission)) }
}

function sentFact({ alerts, gateways, ...fact }: TailFact, told: Told, omission: Omission): SentFact {
  const incidents = alerts === undefined ? null : told.incidentsIn(alerts)
  const isBare = gateways === undefined || gateways.length === 0 || omission === 'gateways'
  return {
    ...fact,
    ...(isBare ? {} : { gateways }),
    ...(incidents === null ? {} : { incidents }),
  }
}

export const reportsIn = ({ commits }: TailPart): number =>
  commits.reduce((sum, { facts }) => sum + facts.filter(({ report }) => report !== undefined).length, 0)

/** Identities in pieces that messages can hold. */
export function* inPieces(identities: readonly KeptIdentity[], characters: number): Generator<KeptIdentity[]> {
  let piece: KeptIdentity[] = []
  let length = 0
  for (const one of identities) {
    const own = JSON.stringify(one).length
    if (piece.length > 0 && length + own > characters) {
      yield piece
      piece = []
      length = 0
    }
    piece.push(one)
    length += own
  }
  if (piece.length > 0) yield piece
}
