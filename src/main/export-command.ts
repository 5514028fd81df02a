import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { exportCalls } from '../shared/contract/export-calls'
import { readSettings } from '../shared/contract/settings-calls'
import { isOfSimulated } from '../shared/export/file-name'
import { ZoneClock } from '../shared/export/zone-clock'
import { isRemoved } from '../shared/fleet/removed-gateway'
import { EXPORT_KINDS } from '../shared/model/export-schedule'
import { readIso } from '../shared/time/iso'
import { days, type Millis, seconds } from '../shared/time/millis'
import { keptAccountsSince, keptAlerts } from './alert-document'
import { orGivenUp, writeOut } from './export/write-out'
import { fetched, runningStation, Usage } from './export-from-station'
import { Exporting } from './exporting'
import { reason, StartFailure, wrongFlags } from './failures'
import { assertFolderOf } from './folder-role'
import { heldFrom } from './hq/kept-files'
import { languageHere } from './language-here'
import { holdsStore } from './storage/holds-store'
import { NedbStorage } from './storage/nedb-storage'
import type { Says } from './store-command'
import type { ViewerNote } from './viewer-note'

const HELP = `fogwatch export ${EXPORT_KINDS.join('|')}: writes a CSV file, whether or not the station runs

  --from TIME        beginning: a day (2026-10-23) or ISO 8601, in --zone if it has no offset (default: 30 days before the end)
  --to TIME          end, a day with all of it (default: now)
  --out PATH         a folder, a file, or - for standard output (default: the present folder)
  --gateway ID       only this box; may be given several times
  --group NAME       only the boxes of this group
  --language en|zh   of the column names (default: that of the station)
  --keys             column names and words that never change
  --no-bom           without the mark by which Excel and WPS know UTF-8
  --zone NAME        time zone of local times, e.g. Asia/Shanghai (default: that of this machine)
  --leave-out-muted  count muted time as not observed
  --data DIR         the data folder
  --viewer-port N    where the running station serves its interface (default: as noted in the data folder)`

const FLAGS = {
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  gateway: { type: 'string', multiple: true },
  group: { type: 'string' },
  language: { type: 'string' },
  keys: { type: 'boolean' },
  'no-bom': { type: 'boolean' },
  zone: { type: 'string' },
  'leave-out-muted': { type: 'boolean' },
  data: { type: 'string' },
  'viewer-port': { type: 'string' },
  help: { type: 'boolean' },
} as const

export interface ExportCommandParts extends Says {
  readonly defaultFolder: string
  readonly archiveWorker: string | null
  readonly stdout: NodeJS.WritableStream
  /** Whoever typed the command wants it no longer: it ends, and leaves nothing of the file. */
  readonly givenUp?: AbortSignal
}

/**
 * `export …`: from the running station if there is one, else from its data folder, which is locked meanwhile.
 * @param argv what follows `export`
 * @returns the exit code: 0 it is written, 1 a failure, 2 bad usage; both of these with one line
 */
export async function runExportCommand(argv: readonly string[], parts: ExportCommandParts): Promise<number> {
  try {
    const { values, positionals } = parsed(argv)
    if (values.help === true) {
      parts.out(HELP)
      return 0
    }
    const query = queryOf(values, positionals)
    const folder = resolve(values.data ?? parts.defaultFolder)
    const running = await orGivenUp(runningStation(folder, values['viewer-port']), parts.givenUp)
    const written =
      running === null
        ? await fromFolder(folder, query, values.out, parts)
        : await fromStation(running, query, values.out, parts)
    if (written !== null) parts.out(written)
    return 0
  } catch (error) {
    parts.err(`fogwatch: ${reason(error)}`)
    return error instanceof Usage ? 2 : 1
  }
}

function parsed(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true })
    const empty = Object.entries(values).find(([, value]) => [value].flat().includes(''))
    if (empty !== undefined) throw new Error(`--${empty[0]} is empty`)
    return { values, positionals }
  } catch (error) {
    throw new Usage(`${wrongFlags(error)} (see export --help)`)
  }
}

type Values = ReturnType<typeof parsed>['values']

/** The export as the API takes it. */
function queryOf(values: Values, positionals: readonly string[]): Record<string, string | string[]> {
  const [kind, ...rest] = positionals
  if (!EXPORT_KINDS.some((one) => one === kind) || rest.length > 0) {
    throw new Usage(`say what to export: ${EXPORT_KINDS.join(', ')} (see export --help)`)
  }
  const zone = values.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const { from, to, gateway, group, language } = values
  const query = {
    kind: kind ?? '',
    zone,
    ...(from === undefined ? {} : { from: String(instantOf('--from', from, zone, 0)) }),
    ...(to === undefined ? {} : { to: String(instantOf('--to', to, zone, days(1))) }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(group === undefined ? {} : { group }),
    ...(language === undefined ? {} : { language }),
    ...(values.keys === true ? { names: 'keys' } : {}),
    ...(values['no-bom'] === true ? { bom: '0' } : {}),
    ...(values['leave-out-muted'] === true ? { leaveOutMuted: '1' } : {}),
  }
  const input = exportCalls.previewExport.parse(query)
  // What can be wrong has the name of its flag.
  if (!input.ok) throw new Usage(`--${input.problem.message} (see export --help)`)
  return query
}

/** @param ofDay what is added where a day is given instead of a time */
function instantOf(flag: string, text: string, zone: string, ofDay: Millis): Millis {
  const at = readIso(text)
  if (Number.isNaN(at)) throw new Usage(`${flag}: "${text}" is neither a day (2026-10-23) nor an ISO 8601 time`)
  const isDay = text.length === 10
  if (!isDay && /(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return at
  const wall = isDay ? at + ofDay : readIso(`${text}Z`)
  try {
    return new ZoneClock(zone).instantOf(wall)
  } catch {
    throw new Usage(`--zone: "${zone}" is not a time zone; use an IANA name, e.g. Asia/Shanghai`)
  }
}

async function fromStation(
  station: ViewerNote,
  query: Record<string, string | string[]>,
  out: string | undefined,
  parts: ExportCommandParts,
): Promise<string | null> {
  const file = await orGivenUp(fetched(station, query), parts.givenUp)
  // Only its own name would say so, and the file may have been given another.
  if (isOfSimulated(file.fileName)) parts.err('fogwatch: the station shows simulated boxes now, and this is theirs')
  return writeOut(file, out, parts)
}

async function fromFolder(
  folder: string,
  query: Record<string, string | string[]>,
  out: string | undefined,
  parts: ExportCommandParts,
): Promise<string | null> {
  await stat(folder).catch(() => {
    throw new Error(`there is no data folder ${folder}; give it with --data`)
  })
  if (!(await holdsStore(folder))) {
    throw new Error(`${folder} holds no store of a station; give its data folder with --data`)
  }
  // What waits for headquarters goes on waiting, for the station.
  const storage = new NedbStorage(folder, parts.err, { workerPath: parts.archiveWorker, heldFrom })
  const stored = await storage.open().catch((error: unknown) => {
    if (!(error instanceof StartFailure)) throw error
    throw new Error(`${error.message}; a station with an interface is found by --viewer-port`)
  })
  try {
    // What headquarters exports lies at its servers and its sites: of its folder alone the file would be empty.
    await assertFolderOf('station', folder, stored)
    const settings = readSettings(stored.settings)
    const { mutes, incidents } = keptAlerts(stored.alerts)
    // A range ends before its end: what was kept in the last instant is in it.
    const now = stored.lastCommitAt === null ? Date.now() : stored.lastCommitAt + 1
    const accountsSince = keptAccountsSince(stored.alerts, stored.gateways.length === 0, now)
    const exporting = new Exporting({
      dataDir: folder,
      simulated: false,
      // Of what came after it nothing is known.
      now: () => now,
      storage,
      gateways: () => stored.gateways.filter((gateway) => !isRemoved(gateway)),
      defaultPeriod: () => seconds(settings.defaultPeriodSeconds),
      alerts: () => ({ mutes, incidents, accountsSince }),
      language: () => languageHere(settings.language),
      tell: () => undefined,
      log: parts.err,
    })
    await exporting.exports.open()
    const made = await exporting.download(query)
    if (!made.ok) {
      throw made.problem.code === 'invalid-input' ? new Usage(made.problem.message) : new Error(made.problem.message)
    }
    const written = await writeOut(made.value, out, parts)
    await exporting.exports.stop()
    return written
  } finally {
    await storage.close()
  }
}
