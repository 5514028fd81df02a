import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportView } from '../../shared/contract/export-views'
import { keepDamaged } from '../files/keep-damaged'
import { replaceFile } from '../files/replace-file'
import type { Log } from '../ports'

/** Past exports that are listed. */
export const EXPORTS_KEPT = 50

/** An export, and where it is written until it is done. */
export interface KeptExport {
  readonly view: ExportView
  readonly part: string | null
}

/** What was found at the start. */
export interface OpenedList {
  /** Newest first. */
  readonly exports: readonly KeptExport[]
  /** Where the list lies as it was, if not all of it could be read. */
  readonly damaged: string | null
}

/** The list of exports in the data folder. */
export class KeptExports {
  private readonly path: string
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {
    this.path = join(folder, 'exports.json')
  }

  /** What ran when the station ended is over, and nothing is left of it. */
  async open(): Promise<OpenedList> {
    const { kept, isWhole } = await this.read()
    const exports = await Promise.all(kept.map(ended))
    return { exports, damaged: isWhole ? null : await this.setAside(exports) }
  }

  /** Replaces the list; one write after the other. */
  write(exports: readonly KeptExport[]): Promise<void> {
    const text = JSON.stringify({ version: 1, exports })
    const written = this.turn.then(() => replaceFile(this.path, text))
    this.turn = written.catch(() => undefined)
    return written
  }

  private async read(): Promise<ReadList> {
    try {
      return listIn(await readFile(this.path, 'utf8'))
    } catch (error) {
      return { kept: [], isWhole: (error as NodeJS.ErrnoException).code === 'ENOENT' }
    }
  }

  /** Keeps a copy of the list as it is, and begins one with what could be read of it. @returns where the copy is */
  private async setAside(exports: readonly KeptExport[]): Promise<string> {
    try {
      const copy = await keepDamaged(this.folder, this.path)
      this.log(`${this.path}: not all of the list of past exports could be read; as it was it lies in ${copy}`)
      await this.write(exports)
      return copy
    } catch (error) {
      this.log(`${this.path}: the list of past exports can be neither read nor kept aside: ${String(error)}`)
      return this.path
    }
  }
}

interface ReadList {
  readonly kept: readonly KeptExport[]
  readonly isWhole: boolean
}

/** A list that another version wrote is as unreadable as one that is damaged. */
function listIn(text: string): ReadList {
  try {
    const { version, exports } = JSON.parse(text) as { version: unknown; exports: unknown }
    if (version !== 1 || !Array.isArray(exports)) return { kept: [], isWhole: false }
    const readable = exports.filter(isKept)
    return { kept: readable.slice(0, EXPORTS_KEPT), isWhole: readable.length === exports.length }
  } catch {
    return { kept: [], isWhole: false }
  }
}

/** As far as the station depends on it. */
function isKept(entry: unknown): entry is KeptExport {
  const { view, part } = (entry ?? {}) as Partial<Record<keyof KeptExport, unknown>>
  const { id, kind, fileName, state, startedAt } = (view ?? {}) as Partial<Record<keyof ExportView, unknown>>
  return (
    [id, kind, fileName, state, startedAt].every((text) => typeof text === 'string') &&
    (part === null || typeof part === 'string')
  )
}

async function ended({ view, part }: KeptExport): Promise<KeptExport> {
  if (part?.endsWith('.part')) await rm(part, { force: true }).catch(() => undefined)
  if (view.state !== 'running' && view.state !== 'waiting') return { view, part: null }
  const failed = { state: 'failed', failure: 'interrupted', reason: 'the station ended', secondsLeft: null } as const
  return { view: { ...view, ...failed, endedAt: view.endedAt ?? view.startedAt }, part: null }
}
