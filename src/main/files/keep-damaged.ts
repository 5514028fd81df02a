import { copyFile, mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncFile } from './sync'

/**
 * Keeps a copy of a file with unreadable lines before it is written anew without them.
 * @param at names the copy, so that a later one does not replace it
 * @returns where it is
 */
export async function keepDamaged(folder: string, path: string, at: Date = new Date()): Promise<string> {
  const kept = join(folder, 'damaged')
  await mkdir(kept, { recursive: true })
  const day = basename(dirname(path))
  const name = `${at.toISOString().replace(/[:.]/g, '-')}-${day.startsWith('day-') ? `${day}-` : ''}${basename(path)}`
  await copyFile(path, join(kept, name))
  await syncFile(join(kept, name))
  return join(kept, name)
}
