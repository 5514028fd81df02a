import { cpSync, mkdirSync } from 'node:fs'
import { readCollection, writeCollection } from '../../src/main/storage/collection'
import {
  type BoxDocument,
  boxesPath,
  dayFolder,
  listBoxes,
  type TransitionsDocument,
  transitionsPath,
} from '../../src/main/storage/day-files'
import { isoDay } from '../../src/shared/time/iso'
import { days } from '../../src/shared/time/millis'
import { PLAYED_DAY } from './played-day'

/** The played day again under the names of the days before it: as many days of history in all. */
export function multiplyDays(folder: string, count: number): void {
  for (let back = 1; back < count; back++) {
    cpSync(dayFolder(folder, isoDay(PLAYED_DAY)), dayFolder(folder, isoDay(PLAYED_DAY - days(back))), {
      recursive: true,
    })
  }
}

/** The played day in another folder with every box so many times. */
export async function multiplyBoxes(from: string, to: string, times: number): Promise<void> {
  const day = isoDay(PLAYED_DAY)
  const byPath = new Map<string, BoxDocument[]>()
  for (const path of await listBoxes(from, day)) {
    for (const document of (await readCollection<BoxDocument>(path)).documents) {
      for (let copy = 0; copy < times; copy++) {
        const gateway = copy === 0 ? document.gateway : `${document.gateway}-${copy}`
        const target = boxesPath(to, day, gateway)
        const documents = byPath.get(target) ?? []
        documents.push({ ...document, gateway, _id: copy === 0 ? document._id : `${document._id}-${copy}` })
        byPath.set(target, documents)
      }
    }
  }
  mkdirSync(dayFolder(to, day), { recursive: true })
  for (const [path, documents] of byPath) await writeCollection(path, documents)
  const told = (await readCollection<TransitionsDocument>(transitionsPath(from, day))).documents
  await writeCollection(transitionsPath(to, day), told)
}
