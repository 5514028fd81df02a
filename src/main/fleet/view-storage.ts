import type { StorageView } from '../../shared/contract/views'
import type { Settings } from '../../shared/model/settings'
import { iso, isoDay, isoOrNull } from '../../shared/time/iso'
import { days, type Millis } from '../../shared/time/millis'
import type { Limits, Usage } from '../ports'

const GIGABYTE = 1e9

/** How much history the settings keep, in days and bytes. */
export const limitsOf = ({ keepDays, keepGigabytes }: Pick<Settings, 'keepDays' | 'keepGigabytes'>): Limits => ({
  days: keepDays,
  bytes: keepGigabytes * GIGABYTE,
})

/** What is kept, and how long that will go on, as the interface and the API see it. */
export function viewStorage(usage: Usage, settings: Settings, now: Millis): StorageView {
  const { journals, history, checkpoint, days: used } = usage
  const limits = limitsOf(settings)
  const bytesPerDay = rateOf(usage, now)
  return {
    folder: usage.folder,
    bytes: { journals, history, checkpoint },
    days: used,
    keepDays: limits.days,
    keepBytes: limits.bytes,
    forecast: {
      bytesPerDay,
      days: bytesPerDay === null ? limits.days : Math.min(limits.days, Math.floor(limits.bytes / bytesPerDay)),
    },
    freeBytes: usage.freeBytes,
    room: usage.room,
    lastBackupAt: isoOrNull(usage.lastBackupAt),
    backups: usage.backups.toReversed().map((backup) => ({ ...backup, at: iso(backup.at) })),
    problem: usage.problem,
  }
}

/** Today's rate once today tells something; before that the newest day there is. */
function rateOf({ days: used }: Usage, now: Millis): number | null {
  const newest = used.at(-1)
  if (newest === undefined) return null
  const isToday = newest.day === isoDay(now)
  const before = used.at(-2)
  const passed = (now - Date.parse(newest.day)) / days(1)
  // A day that has hardly begun, or that nobody was there for at its beginning, says little.
  if (isToday && passed < 0.25 && before !== undefined) return before.bytes
  return Math.max(1, Math.round(isToday ? newest.bytes / passed : newest.bytes))
}
