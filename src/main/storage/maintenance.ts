import { StartFailure } from '../failures'
import type { Log } from '../ports'
import { Archive } from './archive'
import { listBackups } from './backups'
import { compactDays } from './compaction'
import { measureDays } from './day-usage'
import { takeFolder } from './folder-lock'
import { holdsStore } from './holds-store'
import { inspect, salvage } from './inspection'
import { exchangeStore, finishExchange, prepareRestore } from './restore'

/** What can be done to the data folder of a station that is stopped. */
export type Maintenance = 'check' | 'salvage' | 'compact' | 'backup' | 'restore'

export const MAINTENANCE: readonly Maintenance[] = ['check', 'salvage', 'compact', 'backup', 'restore']

/** One line that says what came of it, and whether all is well. */
export interface Told {
  readonly text: string
  readonly isWell: boolean
}

/**
 * @param name of the backup to restore; the newest if not said
 * @throws StartFailure if another process uses the folder
 */
export async function maintain(work: Maintenance, folder: string, log: Log, name?: string): Promise<Told> {
  const release = await takeFolder(folder)
  try {
    await finishExchange(folder)
    if (work !== 'restore' && !(await holdsStore(folder))) {
      throw new StartFailure(`${folder} holds no store of a station; give its data folder with --data`)
    }
    switch (work) {
      case 'check':
        return await check(folder)
      case 'salvage':
        return await mend(folder)
      case 'compact':
        return await compact(folder, log)
      case 'backup':
        return await backUp(folder, log)
      case 'restore':
        return await restore(folder, name)
    }
  } finally {
    await release()
  }
}

async function check(folder: string): Promise<Told> {
  const { files, reports, transitions, findings } = await inspect(folder)
  const all = `${files} files, ${reports} reports, ${transitions} transitions`
  if (findings.length === 0) return { text: `${folder}: all is well in ${all}`, isWell: true }
  const where = findings.map(
    ({ file, damagedLines, lostDocuments }) => `${file} (${damagedLines} lines, ${lostDocuments} documents)`,
  )
  return { text: `${folder}: damage in ${findings.length} of ${all}: ${where.join(', ')}`, isWell: false }
}

async function mend(folder: string): Promise<Told> {
  const findings = await salvage(folder)
  if (findings.length === 0) return { text: `${folder}: nothing is damaged`, isWell: true }
  const dropped = findings.map(({ file, damagedLines, lostDocuments }) => `${file}: ${damagedLines + lostDocuments}`)
  const text = `${folder}: dropped what could not be read (${dropped.join(', ')}); the files as they were are in damaged`
  return { text, isWell: true }
}

async function compact(folder: string, log: Log): Promise<Told> {
  const archive = new Archive(folder, log)
  const { journals } = await archive.open()
  await archive.checkpoint(journals, 0)
  await archive.seal(journals)
  await archive.close()
  const before = await bytesOf(folder)
  await compactDays(folder)
  const after = await bytesOf(folder)
  return { text: `${folder}: history takes ${after} bytes, ${before - after} less than before`, isWell: true }
}

async function backUp(folder: string, log: Log): Promise<Told> {
  const archive = new Archive(folder, log)
  const { journals } = await archive.open()
  const name = await archive.backUp(journals, Date.now())
  await archive.close()
  return { text: `${folder}: backed up as ${name}`, isWell: true }
}

async function restore(folder: string, asked?: string): Promise<Told> {
  const backups = await listBackups(folder)
  const name = asked ?? backups.at(-1)
  if (name === undefined) throw new StartFailure(`${folder} has no backup yet; "store backup" makes one`)
  if (!backups.includes(name)) {
    throw new StartFailure(`${folder} has no backup "${name}"; there are: ${backups.join(', ') || 'none'}`)
  }
  await prepareRestore(folder, name)
  const aside = await exchangeStore(folder, Date.now())
  return { text: `${folder}: restored ${name}; what was there is in ${aside}`, isWell: true }
}

const bytesOf = async (folder: string): Promise<number> =>
  (await measureDays(folder)).reduce((sum, { bytes }) => sum + bytes, 0)
