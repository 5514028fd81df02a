import { type Chunk, decodeChunk, encodeChunk } from '../../shared/history/chunk'
import type { GatewayId } from '../../shared/model/gateway'
import { readCollection, writeCollection } from './collection'
import { type BoxDocument, type ChunkDocument, listBoxes, listDays } from './day-files'
import { pack, unpack } from './packed'

/** Makes one chunk of a box's many in each day: fewer, larger ones take less room. No journals may be left. */
export async function compactDays(folder: string): Promise<void> {
  for (const day of await listDays(folder)) {
    for (const path of await listBoxes(folder, day)) {
      const { documents, damaged } = await readCollection<BoxDocument>(path)
      // What cannot be read is for `salvage` to keep.
      if (damaged === 0) await writeCollection(path, merged(documents))
    }
  }
}

function merged(documents: readonly BoxDocument[]): BoxDocument[] {
  const chunks = new Map<GatewayId, ChunkDocument[]>()
  for (const document of documents) {
    if (document.kind !== 'chunk') continue
    const own = chunks.get(document.gateway)
    if (own === undefined) chunks.set(document.gateway, [document])
    else own.push(document)
  }
  return [...documents.filter(({ kind }) => kind === 'identity'), ...[...chunks.values()].flatMap(mergedChunk)]
}

/** It keeps the name of the oldest. */
function mergedChunk(chunks: readonly ChunkDocument[]): ChunkDocument[] {
  const oldestFirst = chunks.toSorted((a, b) => (a._id < b._id ? -1 : 1))
  const [first] = oldestFirst
  if (first === undefined) return []
  const contents = oldestFirst.map(({ data }) => unpack<Chunk>(data))
  const rows = contents.flatMap(decodeChunk)
  const changes = contents.flatMap(({ presence = [] }) => presence)
  const [from, to] = [Math.min(...chunks.map((chunk) => chunk.from)), Math.max(...chunks.map((chunk) => chunk.to))]
  return [{ ...first, from, to, data: pack(encodeChunk(rows, changes)) }]
}
