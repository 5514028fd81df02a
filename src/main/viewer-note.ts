import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readPrivateDocument, writePrivateDocument } from './files/private-file'

const NOTE = 'viewer.json'

/** Where a running station answers commands of the same machine, and by what it knows them. */
export interface ViewerNote {
  readonly origin: string
  /** For `Authorization: Bearer …`; `null` in a note of an older version. */
  readonly key: string | null
  /** SHA-256 of the certificate that is shown there; `null` where there is none. */
  readonly fingerprint: string | null
}

/**
 * Leaves a note in the data folder of where its station answers. Only who may read the folder's owner's files reads it,
 * and nothing that lies in its place is written to.
 */
export const leaveViewerNote = (folder: string, note: ViewerNote): Promise<void> =>
  writePrivateDocument(join(folder, NOTE), { ...note, pid: process.pid })

/** The interface is not served any more; nothing happens where there is no note. */
export async function removeViewerNote(folder: string): Promise<void> {
  await rm(join(folder, NOTE), { force: true })
}

/** Where the station of a data folder said that it answers; `null` if it left no note. */
export async function readViewerNote(folder: string): Promise<ViewerNote | null> {
  try {
    const { origin, key, fingerprint } = ((await readPrivateDocument(join(folder, NOTE))) ?? {}) as Record<
      string,
      unknown
    >
    if (typeof origin !== 'string' || !/^https?:\/\/[^/]+$/.test(origin)) return null
    return {
      origin,
      key: typeof key === 'string' && /^[\w-]{1,100}$/.test(key) ? key : null,
      fingerprint: typeof fingerprint === 'string' ? fingerprint : null,
    }
  } catch {
    return null
  }
}
