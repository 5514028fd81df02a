import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Journal } from './journal'

const NAME = /^journal-(\d{8})\.db$/

/** The journal as a row of files: facts go into the newest, and the older ones go once a checkpoint holds them. */
export class Generations {
  constructor(private readonly folder: string) {}

  /** Paths of the files that are there, oldest first. */
  async paths(): Promise<string[]> {
    const names = (await readdir(this.folder)).filter((name) => NAME.test(name))
    return names.toSorted().map((name) => join(this.folder, name))
  }

  /** A new, empty, newest file. */
  async next(): Promise<Journal> {
    const newest = (await this.paths()).at(-1)
    const number = newest === undefined ? 1 : Number(NAME.exec(newest.slice(this.folder.length + 1))?.[1]) + 1
    const journal = await Journal.open(join(this.folder, `journal-${String(number).padStart(8, '0')}.db`))
    await syncFolder(this.folder)
    return journal
  }

  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) await rm(path, { force: true })
  }
}

/** A new file's name is on the disk only when its folder is. Windows neither needs nor allows this. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
