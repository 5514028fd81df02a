import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Millis, minutes } from '../../shared/time/millis'
import type { SealedDay } from '../ports'
import { type Day, endOfDay, listBoxes, listDays, transitionsPath } from './day-files'
import { type Extent, startOf } from './extent'

/** What arrived in the last moment of a day may stand at the beginning of the journal after it. */
const STRAGGLERS: Millis = minutes(10)

/**
 * The days of which no journal has anything any more.
 * @param live the journals that are not sealed, oldest first
 */
export async function sealedDays(
  folder: string,
  from: Day,
  now: Millis,
  live: readonly Extent[],
): Promise<readonly SealedDay[]> {
  const [oldest] = live
  const until = Math.min(now, oldest === undefined ? now : startOf(oldest.id)) - STRAGGLERS
  const days = (await listDays(folder)).filter((day) => day >= from && endOfDay(day) <= until)
  return Promise.all(days.map(async (day) => ({ day, signature: await signatureOf(folder, day) })))
}

/** Files of a day only grow, or are written anew by `store compact`: then the same is sent once more. */
async function signatureOf(folder: string, day: Day): Promise<string> {
  const sizes = createHash('sha1')
  for (const path of [...(await listBoxes(folder, day)), transitionsPath(folder, day)]) {
    sizes.update(`${basename(path)}:${(await stat(path).catch(() => null))?.size ?? 0};`)
  }
  return sizes.digest('base64url').slice(0, 16)
}
