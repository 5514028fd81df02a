import { constants } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** By nobody but its owner: where the system knows such things. */
const OWNER_ONLY = 0o600
const OWNER_ONLY_FOLDER = 0o700

/** A pipe in place of the file would hold whoever opens it, and with that the end of the process. Windows has no such flag. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** Puts a JSON document in its place as a whole, and on the disk. @throws Error of the file system */
export async function writePrivate(path: string, document: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY_FOLDER })
  const beside = `${path}.${process.pid}.part`
  // One that was left behind may have been open to others.
  await rm(beside, { force: true })
  try {
    const handle = await open(beside, 'wx', OWNER_ONLY)
    try {
      await handle.writeFile(`${JSON.stringify(document, null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    // What lay in its place, with whatever mode and wherever it led, is gone with it.
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
}

/** @returns `null` where there is none, `undefined` where there is one that is no JSON. @throws Error of the file system */
export async function readPrivate(path: string): Promise<unknown> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, { encoding: 'utf8', flag: AT_ONCE }))
    return parsed ?? undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
