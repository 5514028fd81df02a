import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const NOTE = 'viewer.json'

/** Leaves a note in the data folder of where its station answers, for commands of the same machine. */
export async function leaveViewerNote(folder: string, origin: string): Promise<void> {
  await writeFile(join(folder, NOTE), JSON.stringify({ origin, pid: process.pid }))
}

export async function removeViewerNote(folder: string): Promise<void> {
  await rm(join(folder, NOTE), { force: true })
}

/** Where the station of a data folder said that it answers; `null` if it left no note. */
export async function readViewerNote(folder: string): Promise<string | null> {
  try {
    const { origin } = JSON.parse(await readFile(join(folder, NOTE), 'utf8')) as { origin?: unknown }
    return typeof origin === 'string' && /^http:\/\/[^/]+$/.test(origin) ? origin : null
  } catch {
    return null
  }
}
