import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DayUsage } from '../../shared/history/retention'
import { syncFolder } from '../files/sync'
import { type Day, dayFolder, historyFolder, listDays, namesIn } from './day-files'

/** What each day takes, oldest first. */
export async function measureDays(folder: string): Promise<DayUsage[]> {
  return Promise.all(
    (await listDays(folder)).map(async (day) => ({ day, bytes: await sizeOf(dayFolder(folder, day)) })),
  )
}

/** Bytes of the files in a folder. */
async function sizeOf(folder: string): Promise<number> {
  const sizes = (await namesIn(folder)).map(async (name) => (await stat(join(folder, name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** The day is gone when this resolves, or some of its files are and it goes the next time. */
export async function giveUpDay(folder: string, day: Day): Promise<void> {
  await rm(dayFolder(folder, day), { recursive: true, force: true })
  await syncFolder(historyFolder(folder))
}
