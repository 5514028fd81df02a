import type { Gateway } from '../model/gateway'
import type { GatewayReport, Report, ReportWarning } from '../model/report'
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
import { withToldAddresses } from './told-addresses'
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
  return { fleet: withChanges(fleet, changes, report.authCode), changes, transitions, heard }
}

interface Taken {
  readonly gateway: Gateway
  readonly transitions: readonly Transition[]
}

function hear(before: Gateway, arrival: Arrival, fleet: Fleet): Taken {
  const { report, at } = arrival
  const merged = report.devices === null ? null : mergeDevices(named(before, report.gateway), report.devices, at)
  const heard = heardGateway(before, arrival, merged?.devices ?? before.devices, fleet)
  const { gateway, transitions } = changePresence(heard, 'online', at, 'report')
  const facts = gatewayFacts(before, heard, at, fleet.defaultPeriod)
  const told = before.lastReportAt === null ? [appeared(heard, at)] : transitions
  return { gateway, transitions: joined(told, facts, merged?.transitions ?? NO_TRANSITIONS) }
}

/** The gateway with the name that this report gives it, for the facts about its devices. */
const named = (before: Gateway, said: GatewayReport | null): Gateway =>
  said === null || said.name === null || said.name === before.name ? before : { ...before, name: said.name }

const appeared = (gateway: Gateway, at: Millis): Transition =>
  transition(gateway, { at, kind: 'gateway-appeared', from: null, to: 'online', cause: 'report' })

/**
 * The gateway with all that a report changes. Written out to the last field, because a spread takes eighty times as
 * long, and half of all that a report costs otherwise.
 */
function heardGateway(before: Gateway, arrival: Arrival, devices: Gateway['devices'], fleet: Fleet): Gateway {
  const { report, at, from, path } = arrival
  const said = report.gateway
  const fault = said === null ? before.fault : faultOf(said, before.fault)
  const settled = said === null ? before : settleUnits(said, before.percentMetrics)
  const rhythms = learnRhythm(before.rhythms, report.dialect, at, fleet.watch.since ?? at)
  const heard: Gateway = {
    id: before.id,
    sn: report.sn ?? before.sn,
    authCode: report.authCode ?? before.authCode,
    name: said?.name ?? before.name,
    addresses: said === null ? before.addresses : newest(before.addresses, said.addresses),
    mac: said?.mac ?? before.mac,
    port: said?.port ?? before.port,
    softwareVersion: said?.softwareVersion ?? before.softwareVersion,
    sdkVersion: said?.sdkVersion ?? before.sdkVersion,
    reportedStatus: said?.reportedStatus ?? before.reportedStatus,
    fault,
    faultSince: said === null ? before.faultSince : fault.active ? (before.faultSince ?? at) : null,
    metrics: settled.metrics,
    percentMetrics: settled.percentMetrics,
    devices,
    firstSeenAt: before.firstSeenAt ?? at,
    // Two requests of one box can overtake one another; the later stamp counts.
    lastReportAt: Math.max(at, before.lastReportAt ?? at),
    // The text that is known already, where it is the same: what is new would have to be kept for each box.
    lastReportFrom: from === before.lastReportFrom ? before.lastReportFrom : from,
    lastReportPath: path,
    senders: noteSender(before.senders, from, at),
    clockSkew: report.sentAt === undefined ? before.clockSkew : report.sentAt - at,
    rhythms,
    toldPeriod: tellPeriod(before.toldPeriod ?? null, rhythms),
    presence: before.presence,
    presenceSince: before.presenceSince,
    presenceLog: before.presenceLog,
    warnings: warningsAfter(before.warnings, report),
    edits: before.edits,
  }
  return withRareParts(before, heard, at)
}

type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T]

/** What only few gateways have. All of it: the compiler misses a key that is not here. */
const RARE_PARTS: Readonly<Record<OptionalKeys<Gateway>, true>> = {
  faultLog: true,
  toldAddresses: true,
  absorbed: true,
}
const RARE_KEYS = Object.keys(RARE_PARTS) as OptionalKeys<Gateway>[]

/** The gateway as heard, with the parts that only few gateways have and few reports change. */
function withRareParts(before: Gateway, heard: Gateway, at: Millis): Gateway {
  const kept = withPartsOf(before, heard)
  const endsFault = (before.faultSince ?? null) !== null && heard.faultSince === null
  const logged = endsFault ? { ...kept, ...loggedFault(before, false, at) } : kept
  const isDoubted = heard.senders.length > 1 || before.toldAddresses !== undefined
  return isDoubted ? withToldAddresses(before, logged) : logged
}

function withPartsOf(before: Gateway, heard: Gateway): Gateway {
  let kept = heard
  for (const key of RARE_KEYS) if (before[key] !== undefined) kept = { ...kept, [key]: before[key] }
  return kept
}

/** The addresses said last, as the list they were known by if they are the same. */
function newest(known: readonly string[], said: readonly string[]): readonly string[] {
  if (said.length === 0) return known
  return known.length === said.length && said.every((address, index) => address === known[index]) ? known : said
}

/** Those that are known, where the report says them again: a box that has one says it with each. */
function warningsAfter(before: Gateway['warnings'], { dialect, warnings }: Report): Gateway['warnings'] {
  const own = before.length === 0 ? before : before.filter((warning) => warning.dialect === dialect)
  const isSame = own.length === warnings.length && own.every((warning, place) => isTheSame(warning, warnings[place]))
  if (isSame) return before
  return [
    ...before.filter((warning) => warning.dialect !== dialect),
    ...warnings.map((warning) => ({ ...warning, dialect })),
  ]
}

const isTheSame = (known: ReportWarning, said: ReportWarning | undefined): boolean =>
  known.code === said?.code && known.field === said.field

const NO_TRANSITIONS: readonly Transition[] = []

/** Nearly every report is followed by no fact at all. */
function joined(...parts: readonly (readonly Transition[])[]): readonly Transition[] {
  return parts.every(({ length }) => length === 0) ? NO_TRANSITIONS : parts.flat()
}
