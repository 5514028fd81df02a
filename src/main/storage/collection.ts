import { open, readFile, truncate } from 'node:fs/promises'
import Datastore from 'nedb-promises'
import { escapeLineEnds } from './line'

/** A document as NeDB keeps it; `_id` is ours, which is several times faster than NeDB's. */
export interface Kept {
  readonly _id: string
}

/**
 * One NeDB file. NeDB never syncs what it appends and leaves its memory ahead of its file when an append fails,
 * so nothing here is the only copy of anything until `settle` has returned. Source: docs/storage.md, "NeDB, known traps".
 */
export class Collection<T extends Kept> {
  private constructor(
    private readonly store: Datastore<T>,
    private readonly path: string,
  ) {}

  static async open<T extends Kept>(path: string): Promise<Collection<T>> {
    await trimTornTail(path)
    const store = Datastore.create({
      filename: path,
      afterSerialization: escapeLineEnds,
      beforeDeserialization: (line) => line,
    }) as Datastore<T>
    await store.load()
    return new Collection(store, path)
  }

  all(): Promise<readonly T[]> {
    return this.store.find<T>({}).exec()
  }

  /** Newest ids first. */
  find(query: object, limit: number): Promise<readonly T[]> {
    return this.store.find<T>(query).sort({ _id: -1 }).limit(limit).exec()
  }

  async put(documents: Iterable<T>): Promise<void> {
    for (const document of documents) await this.store.update({ _id: document._id }, document, { upsert: true })
  }

  async drop(ids: Iterable<string>): Promise<void> {
    for (const id of ids) await this.store.remove({ _id: id }, {})
  }

  /** Rewrites the file with the present documents only; they are on the disk when it resolves. */
  async settle(): Promise<void> {
    // NeDB's own name for it, which its promise wrapper passes on without declaring it.
    await (this.store as unknown as { compactDatafileAsync(): Promise<void> }).compactDatafileAsync()
    await syncFile(this.path)
  }
}

/** NeDB refuses a file of few lines whose last one is torn; that line was never the only copy of anything. */
async function trimTornTail(path: string): Promise<void> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (bytes === null) return
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) await truncate(path, end)
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
