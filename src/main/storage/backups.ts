import { copyFile, cp, link, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Millis } from '../../shared/time/millis'
import { CHECKPOINT_FILE } from './checkpoint'
import { dayFolder, listDays, namesIn } from './day-files'
import { renameStubbornly, syncFile, syncFolder } from './disk'
import { journalName, listGenerations } from './extent'

/** Daily ones for a week. */
const BACKUPS_KEPT = 7

const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/

export const backupsFolder = (folder: string): string => join(folder, 'backups')

/** Names, oldest first. Those of older versions are not among them. */
export async function listBackups(folder: string): Promise<string[]> {
  return (await namesIn(backupsFolder(folder))).filter((name) => NAME.test(name)).toSorted()
}

/** When the backup of this name was made. */
export const backupTime = (name: string): Millis =>
  Date.parse(name.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z'))

const backupName = (at: Millis): string => new Date(at).toISOString().replace(/[:.]/g, '-')

/**
 * Copies what is kept into a folder of its own, and lets the oldest such folders go. Nobody may write meanwhile but to
 * the ends of journals. Days are linked, not copied, where the file system can: their files are only ever replaced.
 * @returns its name
 */
export async function backUpFolder(folder: string, at: Millis): Promise<string> {
  const name = backupName(at)
  const unfinished = join(backupsFolder(folder), 'unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  await copyStore(folder, unfinished, linkOrCopy)
  await renameStubbornly(unfinished, join(backupsFolder(folder), name))
  await syncFolder(backupsFolder(folder))
  for (const old of (await listBackups(folder)).slice(0, -BACKUPS_KEPT)) {
    await rm(join(backupsFolder(folder), old), { recursive: true, force: true })
  }
  return name
}

/**
 * Puts a backup in the place of what is there, which is moved aside. The station must be stopped.
 * @returns the folder in which the replaced data are kept
 */
export async function restoreBackup(folder: string, name: string, at: Millis): Promise<string> {
  const source = join(backupsFolder(folder), name)
  const restored = join(folder, 'restoring')
  await rm(restored, { recursive: true, force: true })
  await mkdir(restored, { recursive: true })
  // Copied first, and for real: what is there goes aside only when the new is whole.
  await copyStore(source, restored, copyFile)
  const aside = join(folder, `replaced-${backupName(at)}`)
  await mkdir(aside)
  for (const item of await storeNames(folder)) await renameStubbornly(join(folder, item), join(aside, item))
  for (const item of await storeNames(restored)) await renameStubbornly(join(restored, item), join(folder, item))
  await syncFolder(folder)
  await rm(restored, { recursive: true, force: true })
  return aside
}

async function copyStore(from: string, to: string, copyDay: (from: string, to: string) => Promise<void>) {
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
async function storeNames(folder: string): Promise<string[]> {
  const journals = (await listGenerations(folder)).map(journalName)
  const present = new Set(await namesIn(folder))
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
