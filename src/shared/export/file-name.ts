import type { ExportRequest } from '../model/export'
import { ZoneClock } from './zone-clock'

/**
 * `availability_2026-10-23_2026-11-22.csv`: what it is and the first and last day that is in it.
 * @param simulated whether the boxes do not exist
 */
export function exportFileName({ kind, from, to, form }: ExportRequest, simulated: boolean): string {
  const clock = new ZoneClock(form.zone)
  // A range that ends at midnight has nothing of the day that begins there.
  const last = clock.day(Math.max(from, to - 1))
  const days = kind === 'inventory' ? last : `${clock.day(from)}_${last}`
  return `${kind}_${days}${simulated ? SIMULATED : ''}.csv`
}

/** Whether a file of this name, as it was made, is of boxes that do not exist. */
export const isOfSimulated = (fileName: string): boolean => fileName.endsWith(`${SIMULATED}.csv`)

const SIMULATED = '_simulated'
