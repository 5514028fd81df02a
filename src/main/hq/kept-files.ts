import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isPosition, type Position } from '../../shared/hq/position'
import type { Millis } from '../../shared/time/millis'
import { replaceFile } from '../files/replace-file'

/**
 * The store as headquarters knows it: its name, and where forwarding began. Made when headquarters is first configured;
 * a store that was put back or copied gets another one.
 */
export interface Epoch {
  readonly epoch: string
  readonly since: Position
}

/** How far headquarters had the journal when it last said so: a hint for the time before it is asked. */
export interface KeptCursor {
  readonly position: Position
  readonly lastAt: Millis | null
  /** Reports after it, as far as they were counted. */
  readonly waiting: number
}

/** What forwarding keeps, beside the store and not in its backups. */
const hqFolder = (folder: string): string => join(folder, 'hq')
const epochPath = (folder: string): string => join(hqFolder(folder), 'epoch.json')
const cursorPath = (folder: string): string => join(hqFolder(folder), 'cursor.json')

/** @returns `null` where there is none that can be read */
export async function readEpoch(folder: string): Promise<Epoch | null> {
  const { epoch, since } = await readObject(epochPath(folder))
  return typeof epoch === 'string' && /^[\w-]{1,64}$/.test(epoch) && isPosition(since) ? { epoch, since } : null
}

export async function startEpoch(folder: string, since: Position): Promise<Epoch> {
  const epoch = { epoch: randomUUID(), since }
  await replace(epochPath(folder), epoch)
  return epoch
}

export async function readCursor(folder: string): Promise<KeptCursor | null> {
  const { position, lastAt, waiting } = await readObject(cursorPath(folder))
  if (!isPosition(position)) return null
  const number = (value: unknown) => (typeof value === 'number' && value >= 0 ? value : null)
  return { position, lastAt: number(lastAt), waiting: number(waiting) ?? 0 }
}

/** From where on journals wait for headquarters, as it stood when the station last ran; `null` where none does. */
export const heldFrom = async (folder: string): Promise<Position | null> => (await readCursor(folder))?.position ?? null

export const writeCursor = (folder: string, cursor: KeptCursor): Promise<void> => replace(cursorPath(folder), cursor)

/** Nothing is forwarded any more; what is configured next may be another headquarters. */
export const forgetForwarding = (folder: string): Promise<void> =>
  rm(hqFolder(folder), { recursive: true, force: true })

async function readObject(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'))
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** What a power cut takes is asked of headquarters anew. */
async function replace(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await replaceFile(path, `${JSON.stringify(content)}\n`, { isHint: true })
}
