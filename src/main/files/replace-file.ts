import { open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { renameStubbornly } from './rename-stubbornly'
import { syncFolder } from './sync'

/** What a file shall hold, as a whole or piece by piece. */
export type Content = string | Uint8Array | Iterable<string>

export interface Replacing {
  /** Who may read it from its first byte on, e.g. 0o600; the system's usual if none is given. */
  readonly mode?: number
  /** Several processes may write it: what each of them writes lies beside it under a name of its own meanwhile. */
  readonly byMany?: boolean
  /** What can be found out anew: whoever reads gets all of it or what was there before, but a power cut may take either. */
  readonly isHint?: boolean
}

/**
 * Puts a file in the place of the one of its name, whatever lay there and wherever that led. Whoever reads gets all of
 * the new one or all of the one before, at any moment and after a crash. When this resolves the new one survives a
 * power cut; when it rejects the one before is still there, unless only the sync of its folder failed, and nothing lies
 * beside it. Its folder must be there; one call at a time for each file of a process.
 * @throws Error of the file system
 */
export async function replaceFile(path: string, content: Content, how: Replacing = {}): Promise<void> {
  const beside = how.byMany === true ? `${path}.${process.pid}.next` : `${path}.next`
  try {
    // One that a crash left behind may be open to others.
    await rm(beside, { force: true })
    await writeNew(beside, content, how)
    await renameStubbornly(beside, path)
  } catch (error) {
    // On a full disk it would take the room that others need.
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
  if (how.isHint !== true) await syncFolder(dirname(path))
}

async function writeNew(path: string, content: Content, { mode, isHint }: Replacing): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
    for (const piece of pieces) await file.appendFile(piece)
    if (isHint !== true) await file.sync()
  } finally {
    await file.close()
  }
}
