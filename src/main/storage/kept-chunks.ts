import type { Chunk } from '../../shared/history/chunk'
import type { Identity } from '../../shared/history/row'
import type { GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import { readCollection } from './collection'
import { type BoxDocument, type ChunkDocument, isBoxDocument } from './day-files'
import type { GenerationId } from './extent'
import { readPacked } from './packed'
import { valueIn } from './value-in'

/** Which chunks are asked for: those that touch a range, of certain generations. */
export interface ChunkQuery {
  readonly from: Millis
  readonly to: Millis
  /** A generation whose journal still counts is read there. */
  readonly isAsked: (generation: GenerationId) => boolean
}

/**
 * What a file of a day holds, box by box in the order of their ids.
 * @param asked whose documents; `null` for all
 * @param onDamage is told of each that is none of ours, and is left out
 */
export async function boxesIn(
  path: string,
  asked: ReadonlySet<GatewayId> | null,
  onDamage: () => void,
): Promise<readonly (readonly [GatewayId, readonly BoxDocument[]])[]> {
  const boxes = new Map<GatewayId, BoxDocument[]>()
  for (const document of (await readCollection<BoxDocument>(path)).documents) {
    if (!isBoxDocument(document)) onDamage()
    else if (asked?.has(document.gateway) !== false) valueIn(boxes, document.gateway, () => []).push(document)
  }
  return [...boxes].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * What `read` makes of each chunk, oldest first: who takes them one after the other holds an hour of reports at most.
 * @param documents those of one gateway in one day
 * @param read is given the identities that rows of that day name
 * @param onDamage is told of each document that cannot be read, and is left out
 */
export function* readChunks<R>(
  documents: readonly BoxDocument[],
  { from, to, isAsked }: ChunkQuery,
  read: (chunk: Chunk, identities: ReadonlyMap<string, Identity>) => R,
  onDamage: () => void,
): Generator<R> {
  const identities = new Map<string, Identity>()
  const chunks: ChunkDocument[] = []
  for (const document of documents) {
    if (document.kind === 'identity') {
      readPacked<Identity, void>(document.data, (identity) => void identities.set(document.name, identity), onDamage)
    } else if (document.to >= from && document.from < to && isAsked(document.generation)) chunks.push(document)
  }
  for (const { data } of chunks.toSorted((a, b) => (a._id < b._id ? -1 : 1))) {
    const made = readPacked<Chunk, R>(data, (chunk) => read(chunk, identities), onDamage)
    if (made !== null) yield made
  }
}
