import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { tempFolder } from './temp-folder'

/**
 * A data folder as a kill would leave it: nothing closed, nothing settled, no lock. Journals are copied first, because
 * sealing, which may be under way, removes them last.
 */
export async function copyOf(folder: string): Promise<string> {
  const copy = await tempFolder()
  const names = (await readdir(folder)).filter((name) => name !== '.lock')
  const journals = names.filter((name) => name.startsWith('journal'))
  for (const name of new Set([...journals, ...names])) {
    await cp(join(folder, name), join(copy, name), { recursive: true })
  }
  return copy
}
