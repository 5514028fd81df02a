import type { Gateway } from '../model/gateway'
import type { GatewayReport, Report } from '../model/report'
import type { Transition } from '../model/transition'
import { learnRhythm, tellPeriod } from '../presence/period'
import type { Millis } from '../time/millis'
import { changePresence } from './change-presence'
import { loggedFault } from './fault-log'
import { faultOf } from './fault-of'
import type { Fleet } from './fleet'
import { gatewayFacts } from './gateway-facts'
import { identify } from './identify'
import { mergeDevices } from './merge-devices'
import { noteSender } from './senders'
import { settleUnits } from './settle-units'
import { type Change, noStep, type Step, withChanges } from './step'
import { transition } from './transitions'

/** A report and how it came: `at` is when its headers arrived, `from` the sender's address. */
export interface Arrival {
  readonly report: Report
  readonly at: Millis
  readonly from: string
  /** The path it was sent to. */
  readonly path: string
}

/**
 * The fleet after a report: its gateway heard at `at`, and as the report says. What the report does not speak of stays.
 * A report without any identity changes nothing; decoders refuse those.
 */
export function applyReport(fleet: Fleet, arrival: Arrival): Step {
  const found = identify(fleet, arrival.report, arrival.at)
  if (found === null) return noStep(fleet)
  const { gateway, transitions } = hear(found.gateway, arrival, fleet)
  const changes: Change[] = [{ kind: 'gateway', gateway }]
  if (found.absorbed !== null) changes.unshift({ kind: 'removed', id: found.absorbed })
  const { report, at } = arrival
  const heard = { gateway: gateway.id, at, health: report.gateway !== null, devices: report.devices !== null }
  return { fleet: withChanges(fleet, changes), changes, transitions, heard }
}

interface Taken {
  readonly gateway: Gateway
  readonly transitions: readonly Transition[]
}

function hear(before: Gateway, { report, at, from, path }: Arrival, fleet: Fleet): Taken {
  const isNew = before.lastReportAt === null
  const said = withGatewayPart(before, report.gateway, at)
  const devices =
    report.devices === null ? { devices: said.devices, transitions: [] } : mergeDevices(said, report.devices, at)
  const rhythms = learnRhythm(before.rhythms, report.dialect, at, fleet.watch.since ?? at)
  const heard: Gateway = {
    ...said,
    sn: report.sn ?? before.sn,
    authCode: report.authCode ?? before.authCode,
    devices: devices.devices,
    firstSeenAt: before.firstSeenAt ?? at,
    // Two requests of one box can overtake one another; the later stamp counts.
    lastReportAt: Math.max(at, before.lastReportAt ?? at),
    lastReportFrom: from,
    lastReportPath: path,
    senders: noteSender(before.senders, from, at),
    clockSkew: report.sentAt === undefined ? before.clockSkew : report.sentAt - at,
    rhythms,
    toldPeriod: tellPeriod(before.toldPeriod ?? null, rhythms),
    warnings: [
      ...before.warnings.filter(({ dialect }) => dialect !== report.dialect),
      ...report.warnings.map((warning) => ({ ...warning, dialect: report.dialect })),
    ],
  }
  const appeared = isNew
    ? [transition(heard, { at, kind: 'gateway-appeared', from: null, to: 'online', cause: 'report' })]
    : []
  const { gateway, transitions } = changePresence(heard, 'online', at, 'report')
  return {
    gateway,
    transitions: [
      ...(isNew ? appeared : transitions),
      ...gatewayFacts(before, heard, at, fleet.defaultPeriod),
      ...devices.transitions,
    ],
  }
}

function withGatewayPart(before: Gateway, report: GatewayReport | null, at: Millis): Gateway {
  if (report === null) return before
  const fault = faultOf(report, before.fault)
  return {
    ...before,
    name: report.name ?? before.name,
    addresses: report.addresses.length > 0 ? report.addresses : before.addresses,
    mac: report.mac ?? before.mac,
    port: report.port ?? before.port,
    softwareVersion: report.softwareVersion ?? before.softwareVersion,
    sdkVersion: report.sdkVersion ?? before.sdkVersion,
    reportedStatus: report.reportedStatus ?? before.reportedStatus,
    fault,
    faultSince: fault.active ? (before.faultSince ?? at) : null,
    ...loggedFault(before, fault.active, at),
    ...settleUnits(report, before.percentMetrics),
  }
}
