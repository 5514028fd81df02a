import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import type { Millis } from '../../shared/time/millis'

/** A journal file and how much of it counts: bytes of whole lines that are on the disk. */
export interface Extent {
  readonly id: GenerationId
  readonly size: number
}

/** `<13 digits of its first ms>-<8 hex>`: sorts by time, and is never used again even if the clock is set back. */
export type GenerationId = string

const NAME = /^journal-(\d{13}-[0-9a-f]{8})\.db$/

export const journalName = (id: GenerationId): string => `journal-${id}.db`

/** A generation that sorts after `newest`. */
export function nextGeneration(at: Millis, newest: GenerationId | null): GenerationId {
  const start = Math.max(at, newest === null ? 0 : startOf(newest) + 1)
  return `${String(start).padStart(13, '0')}-${randomBytes(4).toString('hex')}`
}

/** When a generation began: nothing in it is older. */
export const startOf = (id: GenerationId): Millis => Number(id.slice(0, 13))

/** The generations whose journals are in the folder, oldest first. */
export async function listGenerations(folder: string): Promise<GenerationId[]> {
  const ids = (await readdir(folder)).flatMap((name) => NAME.exec(name)?.[1] ?? [])
  return ids.toSorted()
}
