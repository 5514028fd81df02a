import type { Gateway } from '../model/gateway'
import type { GatewayReport, Report } from '../model/report'
import type { Transition } from '../model/transition'
import { learnRhythm } from '../presence/period'
import type { Millis } from '../time/millis'
import { changePresence } from './change-presence'
import { faultOf } from './fault-of'
import type { Fleet } from './fleet'
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
  return { fleet: withChanges(fleet, changes), changes, transitions }
}

interface Heard {
  readonly gateway: Gateway
  readonly transitions: readonly Transition[]
}

function hear(before: Gateway, { report, at, from, path }: Arrival, fleet: Fleet): Heard {
  const isNew = before.lastReportAt === null
  const said = withGatewayPart(before, report.gateway, at)
  const devices =
    report.devices === null
      ? { devices: said.gateway.devices, transitions: [] }
      : mergeDevices(said.gateway, report.devices, at)
  const heard: Gateway = {
    ...said.gateway,
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
    rhythms: learnRhythm(before.rhythms, report.dialect, at, fleet.watch.since ?? at),
    warnings: report.warnings,
  }
  const appeared = isNew
    ? [transition(heard, { at, kind: 'gateway-appeared', from: null, to: 'online', cause: 'report' })]
    : []
  const { gateway, transitions } = changePresence(heard, 'online', at, 'report')
  return {
    gateway,
    transitions: [...(isNew ? appeared : transitions), ...said.transitions, ...devices.transitions],
  }
}

function withGatewayPart(before: Gateway, report: GatewayReport | null, at: Millis): Heard {
  if (report === null) return { gateway: before, transitions: [] }
  const fault = faultOf(report, before.fault)
  const gateway: Gateway = {
    ...before,
    name: report.name ?? before.name,
    addresses: report.addresses.length > 0 ? report.addresses : before.addresses,
    mac: report.mac ?? before.mac,
    port: report.port ?? before.port,
    softwareVersion: report.softwareVersion ?? before.softwareVersion,
    sdkVersion: report.sdkVersion ?? before.sdkVersion,
    reportedStatus: report.reportedStatus ?? before.reportedStatus,
    fault,
    ...settleUnits(report, before.percentMetrics),
  }
  return { gateway, transitions: gatewayFacts(before, gateway, at) }
}

function gatewayFacts(before: Gateway, gateway: Gateway, at: Millis): Transition[] {
  const facts: Transition[] = []
  const isNew = before.lastReportAt === null
  const faultChanged =
    before.fault.active !== gateway.fault.active ||
    (gateway.fault.active && before.fault.description !== gateway.fault.description)
  if (faultChanged) {
    const word = (active: boolean) => (active ? 'fault' : 'ok')
    facts.push(
      transition(gateway, {
        at,
        kind: 'fault',
        from: word(before.fault.active),
        to: word(gateway.fault.active),
        cause: 'report',
        detail: gateway.fault.active ? gateway.fault.description : before.fault.description,
      }),
    )
  }
  const [was, is] = [before.addresses.join(' '), gateway.addresses.join(' ')]
  if (!isNew && was !== is && was !== '') {
    facts.push(transition(gateway, { at, kind: 'address', from: was, to: is, cause: 'report' }))
  }
  return facts
}
