import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What nobody but the owner may read: everything of a setup is written so, secret or not. */
const PRIVATE = 0o600
const PRIVATE_FOLDER = 0o700

/** Writes a file whole or not at all, readable by its owner alone from its first byte on. */
export async function writePrivate(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER })
  const part = `${path}.${process.pid}.part`
  try {
    await writeFile(part, text, { mode: PRIVATE, flag: 'wx', flush: true })
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
