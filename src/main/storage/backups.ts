import { copyFile, cp, link, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Millis } from '../../shared/time/millis'
import { renameStubbornly } from '../files/rename-stubbornly'
import { syncFile, syncFolder } from '../files/sync'
import { CHECKPOINT_FILE } from './checkpoint'
import { dayFolder, listDays, namesIn } from './day-files'
import { journalName, listGenerations } from './extent'

/** Daily ones for a week. */
const BACKUPS_KEPT = 7

const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/

export const backupsFolder = (folder: string): string => join(folder, 'backups')

/** Names, oldest first. Those of older versions are not among them. */
export async function listBackups(folder: string): Promise<string[]> {
  return (await namesIn(backupsFolder(folder))).filter((name) => NAME.test(name)).toSorted()
}

/** Bytes of what is in a backup; days that it shares with the store or with other backups are counted in each. */
export async function bytesOfBackup(folder: string, name: string): Promise<number> {
  const entries = await readdir(join(backupsFolder(folder), name), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name: file }) => (await stat(join(parentPath, file))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** When the backup of this name was made. */
export const backupTime = (name: string): Millis =>
  Date.parse(name.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z'))

/** The name of a backup made at this time: sorts as the times do, and may be a folder on every system. */
export const backupName = (at: Millis): string => new Date(at).toISOString().replace(/[:.]/g, '-')

export interface BackingUp {
  /** A backup that stays, however old it is. */
  readonly spared?: string
  /** Asked before each file; then nothing is left of it. */
  readonly isGivenUp?: () => boolean
}

/**
 * Copies what is kept into a folder of its own, and lets the oldest such folders go. Nobody may write meanwhile but to
 * the ends of journals. Days are linked, not copied, where the file system can: their files are only ever replaced.
 * @returns its name
 */
export async function backUpFolder(
  folder: string,
  at: Millis,
  { spared, isGivenUp = () => false }: BackingUp = {},
): Promise<string> {
  const name = await freeName(folder, at)
  const unfinished = unfinishedIn(folder)
  await dropUnfinished(folder)
  try {
    await mkdir(unfinished, { recursive: true })
    await copyStore(folder, unfinished, (from, to) => {
      if (isGivenUp()) throw new Error('the station ended before the backup was made')
      return linkOrCopy(from, to)
    })
    await renameStubbornly(unfinished, join(backupsFolder(folder), name))
  } catch (error) {
    await dropUnfinished(folder).catch(() => undefined)
    throw error
  }
  await syncFolder(backupsFolder(folder))
  for (const old of (await listBackups(folder)).slice(0, -BACKUPS_KEPT)) {
    if (old !== spared && old !== name) await rm(join(backupsFolder(folder), old), { recursive: true, force: true })
  }
  return name
}

/** Two people may ask for one at the same moment. */
async function freeName(folder: string, at: Millis): Promise<string> {
  const taken = new Set(await listBackups(folder))
  let free = at
  while (taken.has(backupName(free))) free++
  return backupName(free)
}

const unfinishedIn = (folder: string): string => join(backupsFolder(folder), 'unfinished')

/**
 * Removes what there is of a backup that was not finished. Where days are copied and not linked that may be all the room
 * of the disk, and without room no further backup is begun that would replace it.
 */
export const dropUnfinished = (folder: string): Promise<void> =>
  rm(unfinishedIn(folder), { recursive: true, force: true })

/** Everything of a store to another folder; days as `copyDay` does it. */
export async function copyStore(from: string, to: string, copyDay: (from: string, to: string) => Promise<void>) {
  for (const day of await listDays(from)) {
    await mkdir(dayFolder(to, day), { recursive: true })
    for (const file of await namesIn(dayFolder(from, day))) {
      if (file.endsWith('.db')) await copyDay(join(dayFolder(from, day), file), join(dayFolder(to, day), file))
    }
    await syncFolder(dayFolder(to, day))
  }
  const names = await storeNames(from)
  for (const name of names.filter((each) => each !== 'history')) {
    await cp(join(from, name), join(to, name))
    await syncFile(join(to, name))
  }
  await syncFolder(to)
}

/** What makes up a store, as against its backups and what was put aside. */
export async function storeNames(folder: string): Promise<string[]> {
  const present = new Set(await namesIn(folder))
  // A folder that an exchange had emptied is gone, where a kill came after that.
  const journals = present.size === 0 ? [] : (await listGenerations(folder)).map(journalName)
  return [CHECKPOINT_FILE, 'history', ...journals].filter((name) => present.has(name))
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch {
    await copyFile(from, to)
    await syncFile(to)
  }
}
