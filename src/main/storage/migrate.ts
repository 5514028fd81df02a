import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Gateway } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import { renameStubbornly } from '../files/rename-stubbornly'
import { syncFile, syncFolder } from '../files/sync'
import type { Log } from '../ports'
import { CHECKPOINT_FILE, STORE_VERSION, writeCheckpoint } from './checkpoint'
import { type Kept, readCollection } from './collection'
import { namesIn } from './day-files'
import { readIfThere } from './disk'
import { FleetReplay } from './fleet-replay'
import type { JournalFact } from './journal-line'
import { documentsOf, wholeLines } from './line'
import { Sealing } from './seal'

/** The files of version 1, which had no version: whole gateways in NeDB and in journals numbered from 1. */
const VERSION_1 = /^(gateways|transitions|station|journal-\d{8})\.db$/

/** Sorts before every generation of this version, and is none of them. */
const GENERATION = '0000000000000-version1'

/**
 * Brings a folder that an older version wrote to this one; a copy of what was there is kept in `backups`.
 * What was begun and not ended is begun again: the old files go last.
 */
export async function migrate(folder: string, log: Log): Promise<void> {
  const old = (await namesIn(folder)).filter((name) => VERSION_1.test(name)).toSorted()
  if (old.length === 0) return
  if ((await readIfThere(join(folder, CHECKPOINT_FILE))) === null) {
    await keepCopy(folder, old)
    await convert(folder, old)
    log(`the data folder is now of version ${STORE_VERSION}; what it was before is in its backups`)
  }
  for (const name of old) await rm(join(folder, name), { force: true })
  await syncFolder(folder)
}

async function keepCopy(folder: string, names: readonly string[]): Promise<void> {
  const copy = join(folder, 'backups', `before-version-${STORE_VERSION}`)
  if ((await namesIn(copy)).length > 0) return
  const unfinished = `${copy}.unfinished`
  await mkdir(unfinished, { recursive: true })
  for (const name of names) {
    await copyFile(join(folder, name), join(unfinished, name))
    await syncFile(join(unfinished, name))
  }
  await renameStubbornly(unfinished, copy)
  await syncFolder(join(folder, 'backups'))
}

interface StationDocument extends Kept {
  readonly settings?: unknown
  readonly lastCommitAt?: number
}

async function convert(folder: string, old: readonly string[]): Promise<void> {
  const read = async <T extends Kept>(name: string) => (await readCollection<T>(join(folder, name))).documents
  const [station] = await read<StationDocument>('station.db')
  const gateways = await read<Kept & { gateway: Gateway }>('gateways.db')
  const told = await read<Kept & { transition: Transition }>('transitions.db')
  const replay = new FleetReplay(
    gateways.map(({ gateway }) => gateway),
    { settings: station?.settings, lastCommitAt: station?.lastCommitAt ?? null },
  )
  const transitions = new Map(told.map(({ transition }) => [transition.id, transition]))
  for (const name of old.filter((each) => each.startsWith('journal-'))) {
    const bytes = (await readIfThere(join(folder, name))) ?? Buffer.alloc(0)
    const lines = documentsOf(bytes.subarray(0, wholeLines(bytes)), () => undefined)
    for (const { facts } of lines as Iterable<{ facts: JournalFact & { at: number } }>) {
      replay.apply({ _id: '', at: facts.at, facts: [facts] })
      for (const transition of facts.transitions ?? []) transitions.set(transition.id, transition)
    }
  }
  const sealing = new Sealing(folder, GENERATION)
  for (const transition of transitions.values()) sealing.addTransition(transition)
  for (const { write } of sealing.portions()) await write()
  const { settings, lastCommitAt } = replay
  await writeCheckpoint(folder, { gateways: replay.gateways, settings, lastCommitAt, place: null, bodies: [] })
}
