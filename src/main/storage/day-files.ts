import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { GatewayId } from '../../shared/model/gateway'
import { days, type Millis } from '../../shared/time/millis'
import type { Kept } from './collection'
import type { GenerationId } from './extent'

/** `YYYY-MM-DD`, UTC. */
export type Day = string

/**
 * A day's boxes are spread over so many files: adding to one, or asking for one box, reads a 64th of the day, which at
 * 2,000 boxes is 1.6 MB.
 */
const SHARDS = 64

const DAY_FOLDER = /^day-(\d{4}-\d\d-\d\d)$/

const TRANSITIONS_FILE = 'transitions.db'

/** What a gateway reported in one generation and day; `data` is a packed `Chunk`. */
export interface ChunkDocument extends Kept {
  readonly kind: 'chunk'
  readonly gateway: GatewayId
  readonly generation: GenerationId
  readonly from: Millis
  readonly to: Millis
  readonly data: string
}

/** An identity that chunks of this day refer to by name; `data` is a packed `Identity`. */
export interface IdentityDocument extends Kept {
  readonly kind: 'identity'
  readonly gateway: GatewayId
  readonly name: string
  readonly data: string
}

/** The transitions of one generation and day; `data` is a packed `KeptTransitions`. */
export interface TransitionsDocument extends Kept {
  readonly generation: GenerationId
  readonly data: string
}

export type BoxDocument = ChunkDocument | IdentityDocument

/** Whether a line of a box file is one of ours: somebody may have edited it, or put another file in its place. */
export const isBoxDocument = ({ gateway, data }: Partial<BoxDocument>): boolean =>
  typeof gateway === 'string' && typeof data === 'string'

export const historyFolder = (folder: string): string => join(folder, 'history')

export const dayFolder = (folder: string, day: Day): string => join(historyFolder(folder), `day-${day}`)

/** The file of a day that a gateway's reports are in, whether or not it is there. */
export function boxesPath(folder: string, day: Day, gateway: GatewayId): string {
  return join(dayFolder(folder, day), `boxes-${String(shardOf(gateway)).padStart(2, '0')}.db`)
}

export const transitionsPath = (folder: string, day: Day): string => join(dayFolder(folder, day), TRANSITIONS_FILE)

export const startOfDay = (day: Day): Millis => Date.parse(day)

/** The first instant that is no longer in it. */
export const endOfDay = (day: Day): Millis => Date.parse(day) + days(1)

/** Whether something of a day lies in a range. */
export const isDayWithin = (day: Day, from: Millis, to: Millis): boolean => endOfDay(day) > from && startOfDay(day) < to

/** The days that have a folder, oldest first. */
export async function listDays(folder: string): Promise<Day[]> {
  const entries = await readdir(historyFolder(folder), { withFileTypes: true }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  // Somebody may have put a file there that is named like a day.
  const folders = entries.filter((entry) => entry.isDirectory())
  return folders.flatMap(({ name }) => DAY_FOLDER.exec(name)?.[1] ?? []).toSorted()
}

/** Paths of a day's box files. */
export async function listBoxes(folder: string, day: Day): Promise<string[]> {
  const names = (await namesIn(dayFolder(folder, day))).filter((name) => /^boxes-\d\d\.db$/.test(name))
  return names.toSorted().map((name) => join(dayFolder(folder, day), name))
}

/** What lies in a folder; nothing if there is none. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** FNV-1a over UTF-16 units. Part of the format: it says where a box is found again. */
function shardOf(gateway: GatewayId): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < gateway.length; i++) hash = Math.imul(hash ^ gateway.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % SHARDS
}
