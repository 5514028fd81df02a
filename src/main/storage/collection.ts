import { truncate } from 'node:fs/promises'
import Datastore from 'nedb-promises'
import { replaceFile } from '../files/replace-file'
import { syncFile } from '../files/sync'
import { readIfThere } from './disk'
import { documentsOf, escapeLineEnds, toLine, wholeLines } from './line'

/** A document as NeDB keeps it; `_id` is ours, which is several times faster than NeDB's. */
export interface Kept {
  readonly _id: string
}

const HOOKS = { afterSerialization: escapeLineEnds, beforeDeserialization: (line: string) => line }

/** As many documents become text at once: of 2,000 boxes all would be 25 MB. */
const AT_ONCE = 100

/** What a file holds, and how many of its lines could not be read. */
export interface Contents<T> {
  readonly documents: readonly T[]
  readonly damaged: number
  readonly bytes: number
}

/**
 * The documents of a NeDB file, read without touching it: NeDB itself would rewrite the file at every opening, needs
 * room for a second copy, and erases what it cannot read. Empty if there is no file.
 */
export async function readCollection<T extends Kept>(path: string): Promise<Contents<T>> {
  const bytes = (await readIfThere(path)) ?? Buffer.alloc(0)
  const byId = new Map<string, T>()
  let damaged = 0
  const onDamage = () => {
    damaged++
  }
  // A torn last line was never the only copy of anything, and is no damage.
  for (const document of documentsOf(bytes.subarray(0, wholeLines(bytes)), onDamage)) {
    if (isIndexLine(document)) continue
    if (!isDocument(document)) {
      damaged++
      continue
    }
    const { _id, $$deleted } = document
    if ($$deleted === true) byId.delete(_id)
    else byId.set(_id, document as T)
  }
  return { documents: [...byId.values()], damaged, bytes: bytes.length }
}

/** NeDB notes there which indexes a store has. */
const isIndexLine = (line: unknown): boolean =>
  typeof line === 'object' && line !== null && ('$$indexCreated' in line || '$$indexRemoved' in line)

/** Damage may leave JSON that NeDB takes for no document, and drops, or for one that it refuses with all beside it. */
const isDocument = (line: unknown): line is Kept & { readonly $$deleted?: boolean } =>
  typeof line === 'object' &&
  line !== null &&
  typeof (line as Partial<Kept>)._id === 'string' &&
  Object.keys(line).every((key) => !key.includes('.') && (!key.startsWith('$') || key === '$$deleted'))

/** The documents of a file as a NeDB in memory, to be asked. */
export async function loadCollection<T extends Kept>(path: string): Promise<Contents<T> & { store: Datastore<T> }> {
  const contents = await readCollection<T>(path)
  const store = Datastore.create({ inMemoryOnly: true }) as Datastore<T>
  await store.insertMany(contents.documents.slice())
  return { ...contents, store }
}

/**
 * Replaces the file by one with exactly these documents, as NeDB writes them: all of it or nothing, on the disk when it
 * resolves. Not through NeDB, which would copy and index what is only to be written.
 */
export const writeCollection = <T extends Kept>(path: string, documents: readonly T[]): Promise<void> =>
  replaceFile(path, portionsOf(documents))

function* portionsOf<T extends Kept>(documents: readonly T[]): Generator<string> {
  for (let from = 0; from < documents.length; from += AT_ONCE) {
    const lines = documents.slice(from, from + AT_ONCE).map(toLine)
    yield `${lines.join('\n')}\n`
  }
}

/**
 * Adds those documents that the file does not have; on the disk when it resolves. The store lives no longer than this:
 * after a failure NeDB's memory would be ahead of its file.
 * @param onDamage keeps a copy of a file with unreadable lines, which are gone from it afterwards
 */
export async function addToCollection<T extends Kept>(
  path: string,
  documents: readonly T[],
  onDamage: (path: string) => Promise<void>,
): Promise<void> {
  const before = await readCollection<T>(path)
  const present = new Set(before.documents.map(({ _id }) => _id))
  const missing = documents.filter(({ _id }) => !present.has(_id))
  if (before.damaged > 0) {
    await onDamage(path)
    return writeCollection(path, [...before.documents, ...missing])
  }
  await trimTornTail(path)
  const store = Datastore.create({ filename: path, ...HOOKS }) as Datastore<T>
  await store.load()
  await store.insertMany(missing)
  await syncFile(path)
}

/** NeDB refuses a file of few lines whose last one is torn; that line was never the only copy of anything. */
async function trimTornTail(path: string): Promise<void> {
  const bytes = await readIfThere(path)
  if (bytes === null) return
  const end = wholeLines(bytes)
  if (end < bytes.length) await truncate(path, end)
}
