import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { days, type Millis } from '../../shared/time/millis'
import type { Limits } from '../ports'
import { type Day, dayFolder, dayOf, endOfDay, historyFolder, listDays, namesIn } from './day-files'
import { syncFolder } from './disk'

export interface DayUsage {
  readonly day: Day
  readonly bytes: number
}

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

/** The oldest days that have to go, whatever the reason; today stays. */
export function daysToGiveUp(used: readonly DayUsage[], limits: Limits, now: Millis): Day[] {
  let bytes = used.reduce((sum, day) => sum + day.bytes, 0)
  const today = dayOf(now)
  const given: Day[] = []
  for (const { day, bytes: size } of used) {
    const isTooOld = endOfDay(day) <= now - days(limits.days)
    if (day >= today || (!isTooOld && bytes <= limits.bytes)) break
    given.push(day)
    bytes -= size
  }
  return given
}

/** The day is gone when this resolves, or some of its files are and it goes the next time. */
export async function giveUpDay(folder: string, day: Day): Promise<void> {
  await rm(dayFolder(folder, day), { recursive: true, force: true })
  await syncFolder(historyFolder(folder))
}
