import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportView } from '../../shared/contract/export-views'
import { replaceFile } from '../files/replace-file'

/** Past exports that are listed. */
export const EXPORTS_KEPT = 50

/** An export, and where it is written until it is done. */
export interface KeptExport {
  readonly view: ExportView
  readonly part: string | null
}

/** The list of exports in the data folder. */
export class KeptExports {
  private readonly path: string
  private turn: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.path = join(folder, 'exports.json')
  }

  /** Newest first. What ran when the station ended is over, and nothing is left of it. */
  async open(): Promise<readonly KeptExport[]> {
    const kept = listIn(await readFile(this.path, 'utf8').catch(() => ''))
    return Promise.all(
      kept.map(async ({ view, part }) => {
        if (part?.endsWith('.part')) await rm(part, { force: true }).catch(() => undefined)
        if (view.state !== 'running' && view.state !== 'waiting') return { view, part: null }
        const failed = {
          state: 'failed',
          failure: 'interrupted',
          reason: 'the station ended',
          secondsLeft: null,
        } as const
        return { view: { ...view, ...failed, endedAt: view.endedAt ?? view.startedAt }, part: null }
      }),
    )
  }

  /** Replaces the list; one write after the other. */
  write(exports: readonly KeptExport[]): Promise<void> {
    const text = JSON.stringify({ version: 1, exports })
    const written = this.turn.then(() => replaceFile(this.path, text))
    this.turn = written.catch(() => undefined)
    return written
  }
}

/** None from a file that another version wrote, or that is damaged: it is a list of what happened, not the files. */
function listIn(text: string): readonly KeptExport[] {
  try {
    const { version, exports } = JSON.parse(text) as { version: unknown; exports: readonly KeptExport[] }
    return version === 1 && Array.isArray(exports) ? exports.slice(0, EXPORTS_KEPT) : []
  } catch {
    return []
  }
}
