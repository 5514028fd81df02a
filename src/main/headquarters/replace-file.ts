import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Puts a file in the place of the one of its name: never half of it, after a power cut perhaps still the one before. @throws whatever the disk answers */
export async function replaceFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const [path, beside] = [join(folder, name), join(folder, `${name}.new`)]
  const file = await open(beside, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path).catch(async (error: unknown) => {
    await rm(beside, { force: true })
    throw error
  })
}
