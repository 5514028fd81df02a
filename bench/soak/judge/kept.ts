import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ReportRecord } from '../../../src/shared/history/record'
import { parseCsv } from './csv'
import { type Expected, expectedOf } from './expected'
import type { Ledger, SentReport, Truth } from './truth'

/** Real ms by which two clocks of one machine may be apart. */
const CLOCKS = 300
/** Real ms in which what nobody waited for any more may still arrive: a cable that is put back, a station that wakes. */
const LINGERS = 200_000

/** Every report answered 200 is read back exactly once, to the last field; of the others none twice, and none is invented. */
export async function judgeKept(truth: Truth, folder: string, ledger: Ledger): Promise<void> {
  const file = join(folder, 'kept.jsonl')
  // A play that still goes on is judged by the rest.
  if (!existsSync(file)) return
  const rows = await keptRows(file)
  const matched = match(truth, rows, ledger)
  judgeExports(truth, folder, rows, matched, ledger)
}

async function keptRows(file: string): Promise<ReportRecord[]> {
  const rows: ReportRecord[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) rows.push(JSON.parse(line))
  return rows.sort((a, b) => a.at - b.at)
}

function match({ boxes, reports, pace }: Truth, rows: readonly ReportRecord[], ledger: Ledger) {
  const matched = new Map<ReportRecord, SentReport>()
  for (const box of boxes) {
    const own = rows.filter(({ from }) => from.replace('::ffff:', '') === box.sender)
    const sent = reports.filter((report) => report.box === box)
    // What was answered 200 first: it has to be there.
    const inTurn = [...sent.filter(({ status }) => status === 200), ...sent.filter(({ status }) => status !== 200)]
    for (const report of inTurn) {
      const rowsThatFit = own.filter((one) => !matched.has(one) && fits(one, report, pace))
      // After a sleep several come in at once, and what speaks of devices alone has no figure of its own.
      const row = rowsThatFit.find((one) => differences(one, expectedOf(report)).length === 0) ?? rowsThatFit[0]
      if (row !== undefined) matched.set(row, report)
      if (report.status !== 200) continue
      const { serial } = box
      ledger.hold(
        'acknowledged is kept',
        row !== undefined,
        report.sentAt,
        serial,
        () => `${report.n} is not read back`,
      )
      if (row === undefined) continue
      const wrong = differences(row, expectedOf(report))
      ledger.hold(
        'read back to the last field',
        wrong.length === 0,
        report.sentAt,
        serial,
        () => `${report.n}: ${wrong.join('; ')}`,
      )
    }
  }
  for (const row of rows) {
    const so = matched.has(row)
    ledger.hold(
      'kept once and not invented',
      so,
      row.at,
      row.gateway,
      () => `one more than was sent: ${JSON.stringify(row)}`,
    )
  }
  return matched
}

function fits({ at, report }: ReportRecord, sent: SentReport, pace: number): boolean {
  if (report.dialect !== sent.dialect || at < sent.sentAt - CLOCKS * pace) return false
  const latest = sent.status === 200 ? (sent.doneAt ?? 0) + CLOCKS * pace : sent.sentAt + LINGERS * pace
  if (at > latest) return false
  const { cpu } = expectedOf(sent)
  return cpu === null || Math.abs((asPercent(report.gateway?.metrics.cpu ?? null) ?? -1) - cpu) < 1e-6
}

/** The boxes that leave the unit open have never less than 2 %. */
const asPercent = (value: number | null): number | null => (value === null || value > 1 ? value : value * 100)

function differences({ report, gateway: id }: ReportRecord, said: Expected): string[] {
  const wrong: string[] = []
  const same = (what: string, is: unknown, shouldBe: unknown, room = 1e-6) => {
    const so =
      typeof is === 'number' && typeof shouldBe === 'number'
        ? Math.abs(is - shouldBe) <= Math.max(room, Math.abs(shouldBe) * 1e-9, what.endsWith('bytes') ? 1 : 0)
        : JSON.stringify(is) === JSON.stringify(shouldBe)
    if (!so) wrong.push(`${what} is ${JSON.stringify(is)}, was ${JSON.stringify(shouldBe)}`)
  }
  const { gateway } = report
  same('serial', report.sn, said.sn)
  same('code', report.authCode, said.code)
  if (said.sn !== null) same('box', id, said.sn)
  same('speaks of its gateway', gateway !== null, said.speaksOfGateway)
  if (gateway !== null) {
    const { metrics } = gateway
    same('name', gateway.name, said.name)
    same('addresses', gateway.addresses, said.addresses)
    same('mac', gateway.mac, said.mac)
    same('port', gateway.port, said.port)
    same('software', gateway.softwareVersion, said.software)
    same('sdk', gateway.sdkVersion, said.sdk)
    same('status', gateway.reportedStatus, said.status)
    same('fault', gateway.fault?.active ?? null, said.fault)
    same('fault text', gateway.fault?.description ?? null, said.faultText)
    const open = new Set<string>(gateway.openUnits)
    const unit = (key: 'cpu' | 'memory' | 'disk') => (open.has(key) ? asPercent(metrics[key]) : metrics[key])
    same('cpu', unit('cpu'), said.cpu)
    same('memory', unit('memory'), said.memory)
    same('memory bytes', metrics.memoryBytes, said.memoryBytes)
    // What is worked out of two sizes is kept to a hundredth of a percent.
    same('disk', unit('disk'), said.disk, report.dialect === 'D2' || report.dialect === 'D8' ? 0.006 : 1e-6)
    same('disk bytes', metrics.diskBytes, said.diskBytes)
    same('temperature', metrics.temperature, said.temperature)
    same('board temperature', metrics.boardTemperature, said.board)
    same('tpu', metrics.tpu, said.tpu)
    same('fan', metrics.fan, said.fan)
    same('uptime', metrics.uptime, said.uptime)
    same('external disk', metrics.externalDisk === null, said.external === null)
    same('external mounted', metrics.externalDisk?.mounted ?? null, said.external?.mounted ?? null)
    same('external used', metrics.externalDisk?.used ?? null, said.external?.used ?? null)
    same('external bytes', metrics.externalDisk?.bytes ?? null, said.external?.bytes ?? null)
  }
  same('sent at', report.sentAt ?? null, said.sentAt)
  same('devices', report.devices?.length ?? null, said.devices?.length ?? null)
  for (const [index, device] of (report.devices ?? []).entries()) {
    const was = said.devices?.[index]
    if (was === undefined) continue
    const { type: _, ...fields } = device
    same(`device ${index}`, fields, {
      ...{ id: was.id, name: was.name, ip: was.ip, status: was.online ? 'online' : 'offline', typeCode: was.typeCode },
      ...{ location: was.location, group: was.group, softwareVersion: was.software, url: was.url },
    })
  }
  return wrong
}

/** The exports that were made meanwhile hold the same reports, each once, with the same figures. */
function judgeExports(
  { entries, epoch }: Truth,
  folder: string,
  rows: readonly ReportRecord[],
  matched: ReadonlyMap<ReportRecord, SentReport>,
  ledger: Ledger,
): void {
  // One is made at the end, however it went before.
  const hasAny = entries.some(({ k }) => k === 'rows')
  ledger.hold('exported as kept', hasAny, epoch, null, () => 'nothing was exported')
  for (const entry of entries) {
    if (entry.k !== 'rows' || !existsSync(join(folder, entry.file))) continue
    const [names = [], ...lines] = parseCsv(readFileSync(join(folder, entry.file), 'utf8'))
    const column = (name: string) => names.indexOf(name)
    const [atAt, fromAt, cpuAt, listedAt] = [
      column('at_utc'),
      column('sender'),
      column('cpu_percent'),
      column('devices_listed'),
    ]
    const told = new Map<string, string[][]>()
    for (const line of lines) {
      const key = `${line[atAt]} ${line[fromAt]?.replace('::ffff:', '')} ${line[column('dialect')]}`
      told.set(key, [...(told.get(key) ?? []), line])
    }
    // What was under way while it was written may or may not be in it.
    const sure = rows.filter(({ at }) => at >= Math.max(entry.from, epoch) && at < entry.to - 5000)
    for (const row of sure) {
      const key = `${new Date(row.at).toISOString()} ${row.from.replace('::ffff:', '')} ${row.report.dialect}`
      const line = told.get(key)?.shift()
      const sent = matched.get(row)
      // Which of several unanswered ones a row came from is a guess.
      const said = sent?.status === 200 ? expectedOf(sent) : null
      const cpu = line?.[cpuAt] ?? ''
      const so =
        line !== undefined &&
        (said === null ||
          (((cpu === '' ? null : Number(cpu)) === null) === (said.cpu === null) &&
            (said.cpu === null || Math.abs(Number(cpu) - said.cpu) < 1e-6) &&
            Number(line[listedAt] || -1) === (said.devices?.length ?? -1)))
      ledger.hold(
        'exported as kept',
        so,
        row.at,
        row.gateway,
        () => `${key}: ${line?.join(',') ?? 'not in the export'}`,
      )
    }
    const more = [...told.values()].flat().filter((line) => Date.parse(line[atAt] ?? '') < entry.to - 5000)
    ledger.hold(
      'exported as kept',
      more.length === 0,
      entry.to,
      null,
      () => `${more.length} more, e.g. ${more[0]?.join(',')}`,
    )
  }
}
