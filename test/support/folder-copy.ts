import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { tempFolder } from './temp-folder'

/**
 * A data folder as a kill would leave it: nothing closed, nothing settled, no lock. Journals are copied first, because
 * sealing, which may be under way, removes them last; what goes while we copy is where it went to already.
 */
export async function copyOf(folder: string): Promise<string> {
  const copy = await tempFolder()
  const journals = (await filesIn(folder)).filter((path) => path.includes('journal-'))
  await copyFiles(journals, folder, copy)
  // Listed only now: what the journals gone meanwhile were sealed into must be seen.
  const others = (await filesIn(folder)).filter((path) => !path.includes('journal-'))
  await copyFiles(others, folder, copy)
  return copy
}

async function copyFiles(paths: readonly string[], folder: string, copy: string): Promise<void> {
  for (const path of paths) {
    const target = join(copy, path.slice(folder.length))
    await mkdir(dirname(target), { recursive: true })
    await copyFile(path, target).catch(ignoreGone)
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function ignoreGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
