import { copyFile, mkdir, readdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Millis } from '../../shared/time/millis'
import { StorageFailure } from '../failures'
import { renameStubbornly } from '../files/rename-stubbornly'
import { replaceFile } from '../files/replace-file'
import { syncFolder } from '../files/sync'
import { backUpFolder, backupName, backupsFolder, bytesOfBackup, copyStore, listBackups, storeNames } from './backups'
import { readIfThere } from './disk'
import { takeFolder } from './folder-lock'

/** What must be left on the disk beside the copy: the station goes on writing meanwhile. */
const SPARE_BYTES = 200 * 1024 * 1024

/**
 * An exchange under way, written down before its first file moves, so that a start after a crash can carry on:
 * what is there goes `aside`, the copy comes `in`; and if that fails, the copy goes `out` again and the rest comes `back`.
 */
interface Exchange {
  readonly step: 'aside' | 'in' | 'out' | 'back'
  /** The folder, within the data folder, that keeps what is replaced. */
  readonly aside: string
}

const copyFolder = (folder: string): string => join(folder, 'restoring')
const exchangeFile = (folder: string): string => join(folder, 'restoring.json')

/**
 * Copies a backup to where `exchangeStore` takes it from, for real and whole. Touches nothing that is in use.
 * @throws StorageFailure if there is no such backup, or no room for it, or it cannot be read
 */
export async function prepareRestore(folder: string, name: string): Promise<void> {
  const backups = await listBackups(folder)
  if (!backups.includes(name)) {
    throw new StorageFailure(`${folder} has no backup ${name}; there are: ${backups.join(', ') || 'none'}`)
  }
  const copy = copyFolder(folder)
  await rm(copy, { recursive: true, force: true })
  const needed = (await bytesOfBackup(folder, name)) + SPARE_BYTES
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < needed) {
    const megabytes = Math.ceil(needed / 1e6)
    throw new StorageFailure(`the disk has no room for a copy of the backup ${name}; ${megabytes} MB must be free`)
  }
  try {
    await mkdir(copy, { recursive: true })
    await copyStore(join(backupsFolder(folder), name), copy, copyFile)
  } catch (error) {
    await rm(copy, { recursive: true, force: true })
    throw error
  }
}

/** What was there, aside until the station runs on the backup: all of it is in a backup of its own. */
const EXCHANGED = 'exchanged-'

/**
 * Puts what `prepareRestore` has copied in the place of what is there. The station must be stopped. If it fails, what
 * was there is there again.
 * @returns the folder in which the replaced data are kept
 */
export async function exchangeStore(folder: string, at: Millis, called = 'replaced-'): Promise<string> {
  const aside = `${called}${backupName(at)}`
  await mkdir(join(folder, aside))
  try {
    await carryOn(folder, { step: 'aside', aside })
  } catch (error) {
    await finishExchange(folder, 'backwards')
    await rm(join(folder, aside), { recursive: true, force: true })
    throw error
  }
  return join(folder, aside)
}

/**
 * Keeps the present state as one more backup and puts what `prepareRestore` has copied in its place.
 * @param name of the backup that was copied, which stays
 * @returns the folder in which the replaced data are kept until the new have proved themselves, for `takeBack`
 * @throws StartFailure if somebody uses the folder; on any failure what was there is there again
 */
export const restoreStopped = (folder: string, name: string, at: Millis): Promise<string> =>
  owning(folder, async () => {
    await backUpFolder(folder, at, { spared: name })
    return exchangeStore(folder, at, EXCHANGED)
  })

/** Removes what a restore that a crash ended has left aside. Only once a station runs: until then `takeBack` may want it. */
export async function dropExchanged(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(EXCHANGED)) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The same backwards: what was there is there again. */
export const takeBack = (folder: string, aside: string): Promise<void> =>
  owning(folder, () => undoExchange(folder, aside))

async function owning<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const release = await takeFolder(folder)
  try {
    return await work()
  } finally {
    await release()
  }
}

/** Puts what `exchangeStore` has replaced back, and gives up what came instead. The station must be stopped. */
const undoExchange = (folder: string, aside: string): Promise<void> =>
  carryOn(folder, { step: 'out', aside: aside.slice(folder.length + 1) })

/** Carries an exchange on that a crash has interrupted, if there is one; before anything of the store is read. */
export async function finishExchange(folder: string, direction: 'onwards' | 'backwards' = 'onwards'): Promise<void> {
  const written = await readIfThere(exchangeFile(folder))
  if (written === null) return rm(copyFolder(folder), { recursive: true, force: true })
  const exchange = JSON.parse(written.toString()) as Exchange
  if (direction === 'onwards') return carryOn(folder, exchange)
  // While the old goes aside nothing new has come in.
  return carryOn(folder, { ...exchange, step: exchange.step === 'aside' ? 'back' : 'out' })
}

async function carryOn(folder: string, exchange: Exchange): Promise<void> {
  await replaceFile(exchangeFile(folder), JSON.stringify(exchange))
  const { aside } = exchange
  switch (exchange.step) {
    case 'aside':
      await moveStore(folder, join(folder, aside))
      return carryOn(folder, { step: 'in', aside })
    case 'in':
      await moveStore(copyFolder(folder), folder)
      // Headquarters knows the store that was there; this one is another.
      await rm(join(folder, 'hq', 'epoch.json'), { force: true })
      break
    case 'out':
      for (const item of await storeNames(folder)) await rm(join(folder, item), { recursive: true })
      return carryOn(folder, { step: 'back', aside })
    case 'back':
      await moveStore(join(folder, aside), folder)
      await rm(join(folder, aside), { recursive: true, force: true })
  }
  await rm(exchangeFile(folder))
  await syncFolder(folder)
  await rm(copyFolder(folder), { recursive: true, force: true })
}

async function moveStore(from: string, to: string): Promise<void> {
  for (const item of await storeNames(from)) await renameStubbornly(join(from, item), join(to, item))
  await syncFolder(to)
}
