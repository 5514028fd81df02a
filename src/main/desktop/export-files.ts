import type { ExportsView } from '../../shared/contract/export-views'
import { type Outcome, ok, problem } from '../../shared/outcome'
import type { StationPort } from '../ports'

/** What the desktop does with files. */
export interface FileDesk {
  /** Where the user's downloads go. */
  readonly downloads: () => string
  /** Resolves with why it could not, or an empty text. */
  readonly openPath: (path: string) => Promise<string>
  readonly showInFolder: (path: string) => void
  readonly exists: (path: string) => Promise<boolean>
}

/**
 * The station as the window speaks to it: exports go to the user's downloads, and what was exported can be opened -
 * that and no other file, whatever the page asks for.
 */
export function withExportFiles(station: StationPort, desk: FileDesk): StationPort {
  return {
    call: async (name, raw) => {
      switch (name) {
        case 'startExport':
          return station.call(name, { folder: desk.downloads(), ...fieldsOf(raw) })
        case 'getExports':
          return withFolder(await station.call(name, raw), desk.downloads())
        case 'openExport':
          return open(station, desk, fieldsOf(raw))
        default:
          return station.call(name, raw)
      }
    },
    subscribe: (listener) => station.subscribe(listener),
    download: (raw) => station.download(raw),
  }
}

async function open(
  station: StationPort,
  desk: FileDesk,
  { id, what = 'file' }: Readonly<Record<string, unknown>>,
): Promise<Outcome<null>> {
  const list = (await station.call('getExports', {})) as Outcome<ExportsView>
  if (!list.ok) return list
  const path = list.value.exports.find((one) => one.id === id && one.state === 'done')?.path ?? null
  if (path === null) return problem('not-found', 'there is no export with this id that lies on this machine', 'id')
  if (!(await desk.exists(path))) return problem('not-found', `${path} is not there any more`)
  if (what === 'folder') {
    desk.showInFolder(path)
    return ok(null)
  }
  const why = await desk.openPath(path)
  return why === '' ? ok(null) : problem('internal', `${path} could not be opened: ${why}`)
}

const withFolder = (reply: Outcome<unknown>, folder: string): Outcome<unknown> =>
  reply.ok ? ok({ ...(reply.value as ExportsView), folder }) : reply

const fieldsOf = (raw: unknown): Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
