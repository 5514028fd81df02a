import { constants } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder } from './make-folder'
import { replaceFile } from './replace-file'

/** By nobody but its owner: where the system knows such things. */
const OWNER_ONLY = 0o600
const OWNER_ONLY_FOLDER = 0o700

/** A pipe in place of the file would hold whoever opens it, and with that the end of the process. Windows has no such flag. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * As `replaceFile`, with the folders above it; nobody but its owner reads it, from its first byte on. A command may
 * write it while a station runs.
 * @throws Error of the file system
 */
export async function writePrivate(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path), OWNER_ONLY_FOLDER)
  await replaceFile(path, text, { mode: OWNER_ONLY, byMany: true })
}

/** A JSON document, likewise. @throws Error of the file system */
export const writePrivateDocument = (path: string, document: unknown): Promise<void> =>
  writePrivate(path, `${JSON.stringify(document, null, 2)}\n`)

/** @returns `null` where there is none, `undefined` where there is one that is no JSON. @throws Error of the file system */
export async function readPrivateDocument(path: string): Promise<unknown> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, { encoding: 'utf8', flag: AT_ONCE }))
    return parsed ?? undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
