import { join, relative } from 'node:path'
import { type Chunk, decodeChunk } from '../../shared/history/chunk'
import { identityKey, rowOf } from '../../shared/history/gateway-replay'
import { countIn, type KeptTransitions } from '../../shared/history/packed-transitions'
import type { GatewayId } from '../../shared/model/gateway'
import { keepDamaged } from '../files/keep-damaged'
import { CHECKPOINT_FILE, STORE_VERSION } from './checkpoint'
import { type Kept, readCollection, writeCollection } from './collection'
import { type BoxDocument, dayFolder, listDays, namesIn } from './day-files'
import { readIfThere } from './disk'
import { type GenerationId, journalName, listGenerations } from './extent'
import { type JournalLine, journalLines } from './journal-line'
import { wholeLines } from './line'
import { unpack } from './packed'

/** What was found in one file. */
export interface Finding {
  /** Within the data folder. */
  readonly file: string
  /** Lines that are no documents. */
  readonly damagedLines: number
  /** Documents whose content cannot be read, or belongs to nothing. */
  readonly lostDocuments: number
}

/** All that is in a store, and what is wrong with it. */
export interface Inspection {
  readonly files: number
  readonly reports: number
  readonly transitions: number
  readonly findings: readonly Finding[]
}

/**
 * Reads every file of a store to the last document, and changes nothing. What a day has of a journal that is still there
 * is counted in the journal alone. The station must be stopped.
 */
export async function inspect(folder: string): Promise<Inspection> {
  const files = await storeFiles(folder)
  const unsealed = new Set(await listGenerations(folder))
  const findings: Finding[] = []
  let reports = 0
  let transitions = 0
  for (const path of files) {
    const { good, damaged, lost } = await examine(path)
    const found = count(good.filter(({ generation }) => generation === undefined || !unsealed.has(generation)))
    reports += found.reports
    transitions += found.transitions
    if (damaged + lost > 0) findings.push({ file: relative(folder, path), damagedLines: damaged, lostDocuments: lost })
  }
  return { files: files.length, reports, transitions, findings }
}

/**
 * Makes a damaged store usable: each damaged file is copied into `damaged` and written anew with what can be read.
 * Journals stay as they are: what cannot be read in them is passed over. The station must be stopped.
 * @returns what was dropped
 */
export async function salvage(folder: string): Promise<readonly Finding[]> {
  const { findings } = await inspect(folder)
  for (const { file } of findings) {
    const path = join(folder, file)
    await keepDamaged(folder, path)
    if (!file.startsWith('journal-')) await writeCollection(path, mended(file, (await examine(path)).good))
  }
  return findings
}

async function storeFiles(folder: string): Promise<string[]> {
  const checkpoint = (await namesIn(folder)).filter((name) => name === CHECKPOINT_FILE)
  const journals = (await listGenerations(folder)).map(journalName)
  const paths = [...checkpoint, ...journals].map((name) => join(folder, name))
  for (const day of await listDays(folder)) {
    const names = (await namesIn(dayFolder(folder, day))).filter((name) => name.endsWith('.db'))
    paths.push(...names.map((name) => join(dayFolder(folder, day), name)))
  }
  return paths
}

interface Document extends Kept {
  readonly kind?: BoxDocument['kind']
  /** The whole of it in a checkpoint. */
  readonly gateway?: GatewayId | object
  readonly generation?: GenerationId
  readonly last?: object
  readonly name?: string
  readonly data?: string
}

async function examine(path: string): Promise<{ good: readonly Document[]; damaged: number; lost: number }> {
  if (/journal-[^/\\]*$/.test(path)) return examineJournal(path)
  const { documents, damaged } = await readCollection<Document>(path)
  const readable = documents.filter(isReadable)
  const names = new Set(
    readable.filter(({ kind }) => kind === 'identity').map(({ gateway, name }) => `${gateway}:${name}`),
  )
  const good = readable.filter((document) => identitiesOf(document).every((name) => names.has(name)))
  return { good, damaged, lost: documents.length - good.length }
}

async function examineJournal(path: string) {
  const bytes = (await readIfThere(path)) ?? Buffer.alloc(0)
  let damaged = 0
  const onDamage = () => {
    damaged++
  }
  const good = [...journalLines(bytes.subarray(0, wholeLines(bytes)), onDamage)]
  return { good: good as readonly Document[], damaged, lost: good.reduce(lostRows(), 0) }
}

/** Counts the reports that cannot be read because the line that named their identity is damaged. */
function lostRows() {
  const named = new Set<string>()
  return (lost: number, { identities = [], facts }: JournalLine): number => {
    for (const [gateway, name] of identities) named.add(identityKey(gateway, name))
    const rows = facts.flatMap(({ report }) => (report === undefined ? [] : rowOf(report)))
    return lost + rows.filter(({ gateway, row }) => !named.has(identityKey(gateway, row.identity ?? ''))).length
  }
}

function isReadable({ _id, data, gateway, last }: Document): boolean {
  if (_id.startsWith('gateway:') && typeof gateway !== 'object') return false
  if (_id.startsWith('body:') && typeof last !== 'object') return false
  if (data === undefined) return true
  try {
    unpack(data)
    return true
  } catch {
    return false
  }
}

/** What a chunk cannot be read without. */
function identitiesOf({ kind, gateway, data }: Document): string[] {
  if (kind !== 'chunk' || data === undefined) return []
  const rows = decodeChunk(unpack<Chunk>(data))
  return [...new Set(rows.map(({ identity }) => `${gateway}:${identity}`))]
}

function count(documents: readonly Document[]): { reports: number; transitions: number } {
  let [reports, transitions] = [0, 0]
  for (const document of documents) {
    const { _id, kind, data } = document
    if (kind === 'chunk' && data !== undefined) reports += unpack<Chunk>(data).count
    else if (_id.startsWith('t:') && data !== undefined) transitions += countIn(unpack<KeptTransitions>(data))
    const { facts = [] } = document as { facts?: readonly { report?: unknown; transitions?: readonly unknown[] }[] }
    reports += facts.filter(({ report }) => report !== undefined).length
    transitions += facts.reduce((sum, fact) => sum + (fact.transitions?.length ?? 0), 0)
  }
  return { reports, transitions }
}

/** A checkpoint without its station document begins with the journals that are there; settings are lost. */
function mended(file: string, good: readonly Document[]): readonly Kept[] {
  if (file !== CHECKPOINT_FILE || good.some(({ _id }) => _id === 'station')) return good
  return [{ _id: 'station', version: STORE_VERSION, lastCommitAt: null, place: null } as Kept, ...good]
}
