import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
// The build for Node declares names that are taken in a bundle; this one needs no threads.
import { strToU8, zipSync } from 'fflate/browser'
import type { RejectionView } from '../../shared/contract/rejection'
import type { FleetView, GatewayView } from '../../shared/contract/views'
import type { Settings } from '../../shared/model/settings'
import type { Outcome } from '../../shared/outcome'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { StationPort } from '../ports'
import { filesOfLog } from './log-file'
import { redactText, redactValue } from './redact'

export interface DiagnosticsParts {
  readonly call: StationPort['call']
  readonly logFile: string
  readonly now: Millis
  /** What the station was started with. */
  readonly options: object
}

export interface Diagnostics {
  readonly fileName: string
  readonly bytes: Uint8Array
}

const README = `What this file holds: about this computer and the program, the settings, what the receiver and the disk say,
how each box stands by its serial number, why requests were refused, and the log.
What it does not hold: reports and what was in them (names, addresses of boxes, versions, figures), bodies of refused
requests, secrets, and anything in an address that follows its host.
`

/** Everything that helps somebody elsewhere to see what is wrong, as a ZIP file. Parts that cannot be had say why. */
export async function collectDiagnostics(parts: DiagnosticsParts): Promise<Diagnostics> {
  const [settings, fleet, rejections, storage] = await Promise.all([
    part<Settings>(parts, 'getSettings', redactValue),
    part<FleetView>(parts, 'getFleet', describeFleet),
    part<{ readonly rejections: readonly RejectionView[] }>(parts, 'getRejections', describeRejections),
    part<unknown>(parts, 'getStorage', redactValue),
  ])
  const documents = { about: about(parts), settings, fleet, rejections, storage }
  const files = Object.entries(documents).map(([name, value]): [string, Uint8Array] => [
    `${name}.json`,
    strToU8(`${JSON.stringify(value, null, 2)}\n`),
  ])
  const bytes = zipSync({
    'README.txt': strToU8(README),
    ...Object.fromEntries(files),
    ...(await logs(parts.logFile)),
  })
  return { fileName: `fogwatch-diagnostics-${iso(parts.now).slice(0, 16).replace(/[:T]/g, '-')}.zip`, bytes }
}

async function part<T>({ call }: DiagnosticsParts, name: string, tell: (value: T) => unknown): Promise<unknown> {
  const reply = (await call(name, {})) as Outcome<T>
  return reply.ok ? tell(reply.value) : { problem: reply.problem }
}

function about({ now, options }: DiagnosticsParts): unknown {
  const { platform, arch, versions, execArgv } = process
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const clocks = { at: iso(now), locale, timeZone, offsetMinutes: -new Date(now).getTimezoneOffset() }
  const { rss, heapUsed } = process.memoryUsage()
  return {
    platform,
    arch,
    versions,
    execArgv: redactValue(execArgv),
    options: redactValue(options),
    ...clocks,
    upSeconds: process.uptime(),
    rss,
    heapUsed,
  }
}

function describeFleet({ at, seq, counts, receiver, gateways }: FleetView): unknown {
  return { at, seq, counts, receiver, gateways: gateways.map(describeGateway) }
}

const describeGateway = (gateway: GatewayView): unknown => ({
  id: gateway.id,
  presence: gateway.presence,
  presenceSince: gateway.presenceSince,
  fault: gateway.fault.active,
  muted: gateway.muted,
  lastReportAt: gateway.lastReportAt,
  periodSeconds: gateway.periodSeconds,
  periodSource: gateway.periodSource,
  dialects: gateway.dialects,
  warnings: gateway.warnings.length,
  devices: gateway.deviceCounts,
})

/** When and why, and never what was sent. */
const describeRejections = ({ rejections }: { readonly rejections: readonly RejectionView[] }): unknown =>
  rejections.map(({ at, firstAt, count, code, status, field }) => ({ at, firstAt, count, code, status, field }))

async function logs(file: string): Promise<Record<string, Uint8Array>> {
  const found: Record<string, Uint8Array> = {}
  for (const path of filesOfLog(file)) {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null) found[`logs/${basename(path)}`] = strToU8(redactText(text))
  }
  return found
}
