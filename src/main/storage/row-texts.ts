import { hash } from 'node:crypto'
import { identityKey } from '../../shared/history/gateway-replay'
import type { ReportRecord } from '../../shared/history/record'
import { circumstancesIn, type Identity, identityIn } from '../../shared/history/row'
import { statusesIn } from '../../shared/history/row-statuses'
import type { GatewayId } from '../../shared/model/gateway'
import type { DeviceReport, DialectId, Fault, GatewayReport } from '../../shared/model/report'
import type { KeptReport } from '../ports'

/** A report's row as the JSON text that the journal holds, and the identity that the row names. */
export interface RowText {
  readonly text: string
  readonly key: string
  readonly name: string
  /** Made when it is asked for, which is once in a file. */
  readonly identity: () => Identity
}

/** What a box said last in one dialect, and the text that came of the parts that hardly ever change. */
interface Said {
  readonly record: ReportRecord
  readonly name: string
  readonly key: string
  /** JSON of the columns that are text. */
  readonly circumstances: string
  readonly statuses: string
}

/**
 * Writes reports as rows. A box says nearly the same each time: of its last report the texts are at hand, and are taken
 * again where the report does not differ, because naming an identity alone costs more than all the rest of a commit.
 * That it comes to the same as `splitRecord` is what the tests hold it to.
 */
export class RowTexts {
  private readonly last = new Map<GatewayId, Partial<Record<DialectId, Said>>>()

  of(kept: KeptReport): RowText {
    const { record } = kept
    const said = this.said(record)
    const { name, key } = said
    return { text: rowText(kept, said), name, key, identity: () => identityIn(record) }
  }

  forget(): void {
    this.last.clear()
  }

  private said(record: ReportRecord): Said {
    const { gateway, report } = record
    const byDialect = this.last.get(gateway) ?? {}
    const before = byDialect[report.dialect]
    const said = before === undefined ? sayAnew(record) : sayAgain(record, before)
    byDialect[report.dialect] = said
    if (before === undefined) this.last.set(gateway, byDialect)
    return said
  }
}

function sayAnew(record: ReportRecord): Said {
  const name = nameOf(identityIn(record))
  return {
    record,
    name,
    key: identityKey(record.gateway, name),
    circumstances: quoted(circumstancesIn(record)),
    statuses: quoted(statusesIn(record.report.devices)),
  }
}

function sayAgain(record: ReportRecord, before: Said): Said {
  const { devices } = record.report
  const isSame = hasSameIdentity(record, before.record)
  const name = isSame ? before.name : nameOf(identityIn(record))
  return {
    record,
    name,
    key: isSame ? before.key : identityKey(record.gateway, name),
    circumstances: hasSameCircumstances(record, before.record) ? before.circumstances : quoted(circumstancesIn(record)),
    statuses: devices === before.record.report.devices ? before.statuses : quoted(statusesIn(devices)),
  }
}

/** In the order of `NUMBER_COLUMNS` and `WORD_COLUMNS`. */
function rowText({ record, watchingSince }: KeptReport, { name, circumstances, statuses }: Said): string {
  const { report } = record
  const metrics = report.gateway?.metrics
  const external = metrics?.externalDisk
  return `[${JSON.stringify(record.gateway)},${number(watchingSince)},${number(record.at)},${number(report.sentAt)},${number(
    record.devicesOnline,
  )},${number(record.devicesTotal)},${number(metrics?.cpu)},${number(metrics?.memory)},${number(metrics?.memoryBytes)},${number(
    metrics?.disk,
  )},${number(metrics?.diskBytes)},${number(metrics?.temperature)},${number(metrics?.boardTemperature)},${number(
    metrics?.tpu,
  )},${number(metrics?.fan)},${number(external?.used)},${number(external?.bytes)},"${name}",${circumstances},${quoted(
    metrics?.uptime ?? null,
  )},${statuses}]`
}

/** As JSON has it, which knows no NaN. */
const number = (value: number | null | undefined): string =>
  value === null || value === undefined || !Number.isFinite(value) ? 'null' : `${value}`

const quoted = (value: string | null): string => (value === null ? 'null' : JSON.stringify(value))

/** An identity by its content: 96 bits tell all that ever were apart. */
const nameOf = (identity: Identity): string => hash('sha1', JSON.stringify(identity), 'base64url').slice(0, 16)

/** Whether two reports of one dialect differ in nothing that an identity is made of. */
function hasSameIdentity(a: ReportRecord, b: ReportRecord): boolean {
  const [is, was] = [a.report, b.report]
  return (
    a.path === b.path &&
    is.sn === was.sn &&
    is.authCode === was.authCode &&
    isSameGateway(is.gateway, was.gateway) &&
    areSameDevices(is.devices, was.devices)
  )
}

function isSameGateway(is: GatewayReport | null, was: GatewayReport | null): boolean {
  if (is === null || was === null) return is === was
  return (
    is.name === was.name &&
    is.mac === was.mac &&
    is.port === was.port &&
    is.softwareVersion === was.softwareVersion &&
    is.sdkVersion === was.sdkVersion &&
    areSame(is.addresses, was.addresses) &&
    areSame(is.openUnits, was.openUnits)
  )
}

function areSameDevices(is: readonly DeviceReport[] | null, was: readonly DeviceReport[] | null): boolean {
  if (is === was) return true
  if (is === null || was === null || is.length !== was.length) return false
  for (let index = 0; index < is.length; index++) {
    if (!isSameDevice(is[index] as DeviceReport, was[index] as DeviceReport)) return false
  }
  return true
}

const isSameDevice = (is: DeviceReport, was: DeviceReport): boolean =>
  is === was ||
  (is.id === was.id &&
    is.name === was.name &&
    is.ip === was.ip &&
    is.type === was.type &&
    is.typeCode === was.typeCode &&
    is.location === was.location &&
    is.group === was.group &&
    is.softwareVersion === was.softwareVersion &&
    is.url === was.url)

function hasSameCircumstances(a: ReportRecord, b: ReportRecord): boolean {
  const [is, was] = [a.report.gateway, b.report.gateway]
  return (
    a.from === b.from &&
    a.report.warnings.length === 0 &&
    b.report.warnings.length === 0 &&
    areSame(a.percentMetrics, b.percentMetrics) &&
    (is === null || was === null ? is === was : isSameState(is, was))
  )
}

const isSameState = (is: GatewayReport, was: GatewayReport): boolean =>
  is.reportedStatus === was.reportedStatus &&
  isSameFault(is.fault, was.fault) &&
  (is.metrics.externalDisk === null) === (was.metrics.externalDisk === null) &&
  is.metrics.externalDisk?.mounted === was.metrics.externalDisk?.mounted

const isSameFault = (is: Fault | null, was: Fault | null): boolean =>
  is === null || was === null ? is === was : is.active === was.active && is.description === was.description

const areSame = (is: readonly string[], was: readonly string[]): boolean =>
  is === was || (is.length === was.length && is.every((value, index) => value === was[index]))
