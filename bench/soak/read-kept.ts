import { createWriteStream } from 'node:fs'
import { NedbStorage } from '../../src/main/storage/nedb-storage'

/** Writes every report that a folder holds into a file, a line each. @returns how many there are */
export async function readKept(folder: string, file: string): Promise<number> {
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const output = createWriteStream(file)
  let count = 0
  for await (const batch of storage.reports({ from: 0, to: Number.MAX_SAFE_INTEGER / 2 })) {
    for (const record of batch) output.write(`${JSON.stringify(record)}\n`)
    count += batch.length
  }
  await storage.close()
  await new Promise((done) => output.end(done))
  return count
}
