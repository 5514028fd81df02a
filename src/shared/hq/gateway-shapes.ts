import * as v from 'valibot'
import type { Identity } from '../history/row'
import type { Device, DeviceStatus, Gateway, Presence } from '../model/gateway'
import type { CloseCause, Condition, Incident, IncidentKind, News } from '../model/incident'
import type { DeviceReport, DeviceType, DialectId, OpenUnitMetric, WarningCode } from '../model/report'
import type { Transition, TransitionCause, TransitionKind } from '../model/transition'
import { id, instant, line, maybe, number } from './message-shapes'

/** What a site says of its gateways, checked to the last field: whatever comes through can be folded and shown. */

/** Every word of a kind, once: the compiler names what is missing or too much. */
const wordsOf = <T extends string>(words: Readonly<Record<T, true>>) => v.picklist(Object.keys(words) as T[])

const dialect = wordsOf<DialectId>({ D1: true, D2: true, D3: true, D4: true, D5: true, D6: true, D7: true, D8: true })
const presence = wordsOf<Presence>({ online: true, late: true, offline: true, unobserved: true, expected: true })
const deviceStatus = wordsOf<DeviceStatus>({ online: true, offline: true, unknown: true, missing: true })
const openUnits = v.array(wordsOf<OpenUnitMetric>({ cpu: true, memory: true, disk: true }))
const deviceType = wordsOf<DeviceType>({
  turnstile: true,
  'capture-camera': true,
  'ipc-static': true,
  'ipc-dynamic': true,
  'access-control': true,
  'picture-stream': true,
  'video-stream': true,
  'local-file': true,
  gb28181: true,
  other: true,
})
const warningCode = wordsOf<WarningCode>({
  'missing-field': true,
  'wrong-type': true,
  'out-of-range': true,
  unreadable: true,
  'duplicate-device': true,
  'missing-device-id': true,
  'too-many-devices': true,
})
const transitionKind = wordsOf<TransitionKind>({
  'gateway-appeared': true,
  presence: true,
  fault: true,
  'reported-status': true,
  address: true,
  'software-version': true,
  'auth-code': true,
  identity: true,
  period: true,
  restart: true,
  'device-appeared': true,
  'device-status': true,
  'device-renamed': true,
  'device-moved': true,
  'device-removed': true,
  mute: true,
  incident: true,
  removal: true,
})
const transitionCause = wordsOf<TransitionCause>({ report: true, silence: true, 'not-watching': true, edit: true })
/** What a station can find; what headquarters finds by itself no site can claim. */
type SiteIncidentKind = Extract<
  IncidentKind,
  'gateway-offline' | 'gateway-fault' | 'device-offline' | 'device-missing' | 'receiver-silent'
>
const incidentKind = wordsOf<SiteIncidentKind>({
  'gateway-offline': true,
  'gateway-fault': true,
  'device-offline': true,
  'device-missing': true,
  'receiver-silent': true,
})
const condition = wordsOf<Condition>({ bad: true, good: true, unknown: true })
const closeCause = wordsOf<CloseCause>({ recovered: true, 'not-watching': true, removed: true })
const news = wordsOf<News>({ bad: true, unstable: true, recovery: true, reminder: true })

const texts = v.array(v.string())
const fault = v.object({ active: v.boolean(), description: maybe.text })
const warning = { code: warningCode, field: v.string() }
const externalDisk = v.object({ mounted: v.nullable(v.boolean()), used: maybe.number, bytes: maybe.number })

/** What a sub-device is, without how it stands. */
const deviceFacts = {
  id: line,
  name: maybe.text,
  ip: maybe.text,
  type: deviceType,
  typeCode: maybe.text,
  location: maybe.text,
  group: maybe.text,
  softwareVersion: maybe.text,
  url: maybe.text,
}

export const identity: v.GenericSchema<unknown, Identity> = v.object({
  dialect,
  sn: maybe.text,
  authCode: maybe.text,
  path: v.string(),
  gateway: v.nullable(
    v.object({
      name: maybe.text,
      addresses: texts,
      mac: maybe.text,
      port: maybe.number,
      softwareVersion: maybe.text,
      sdkVersion: maybe.text,
      openUnits,
    }),
  ),
  devices: v.nullable(
    v.array(v.object(deviceFacts)) satisfies v.GenericSchema<unknown, Omit<DeviceReport, 'status'>[]>,
  ),
})

/** What rows name: of which gateway, by which name, and what it says of itself. */
export const identities = v.array(v.strictTuple([id, line, identity]))

/** What a row has in its column `circumstances`, which is JSON in itself. */
export const circumstances = v.looseTuple([
  v.string(),
  maybe.text,
  v.nullable(fault),
  v.array(v.object(warning)),
  openUnits,
  v.nullable(v.object({ mounted: v.nullable(v.boolean()) })),
])

export const incident: v.GenericSchema<unknown, Incident> = v.object({
  id,
  subject: v.string(),
  kind: incidentKind,
  gateway: v.nullable(line),
  gatewayName: maybe.text,
  device: maybe.text,
  deviceName: maybe.text,
  detail: maybe.text,
  evidence: v.nullable(v.object({ addressesThen: texts, addressesNow: texts, listening: v.boolean(), port: number })),
  openedAt: instant,
  condition,
  changedAt: instant,
  confirmedAt: maybe.instant,
  unstableSince: maybe.instant,
  closedAt: maybe.instant,
  closeCause: v.nullable(closeCause),
  ledger: v.object({
    badAt: maybe.instant,
    unstableAt: maybe.instant,
    recoveryAt: maybe.instant,
    acknowledgedAt: maybe.instant,
    reminders: number,
    lastReminderAt: maybe.instant,
    ready: v.nullable(v.object({ news, at: instant })),
    held: v.boolean(),
  }),
})

const metrics = v.object({
  cpu: maybe.number,
  memory: maybe.number,
  memoryBytes: maybe.number,
  disk: maybe.number,
  diskBytes: maybe.number,
  temperature: maybe.number,
  boardTemperature: maybe.number,
  tpu: maybe.number,
  fan: maybe.number,
  uptime: maybe.text,
  externalDisk: v.nullable(externalDisk),
})

const device: v.GenericSchema<unknown, Device> = v.object({
  ...deviceFacts,
  lastKnownStatus: deviceStatus,
  since: instant,
})

const edits = v.object({
  alias: maybe.text,
  note: maybe.text,
  tags: texts,
  group: maybe.text,
  periodSeconds: maybe.number,
  mute: v.nullable(v.object({ until: maybe.instant, lasting: v.exactOptional(v.literal(true)) })),
})

/** A gateway, one that the user took out (and that rests beside the fleet) included. */
export const gateway: v.GenericSchema<unknown, Gateway> = v.object({
  id,
  sn: maybe.text,
  authCode: maybe.text,
  name: maybe.text,
  addresses: texts,
  toldAddresses: v.exactOptional(texts),
  mac: maybe.text,
  port: maybe.number,
  softwareVersion: maybe.text,
  sdkVersion: maybe.text,
  reportedStatus: maybe.text,
  fault,
  faultSince: maybe.instant,
  faultLog: v.exactOptional(v.array(v.object({ from: instant, to: instant }))),
  metrics,
  percentMetrics: openUnits,
  devices: v.array(device),
  firstSeenAt: maybe.instant,
  lastReportAt: maybe.instant,
  lastReportFrom: maybe.text,
  lastReportPath: maybe.text,
  senders: v.array(v.object({ address: v.string(), firstAt: instant, lastAt: instant })),
  clockSkew: maybe.number,
  rhythms: v.array(v.object({ dialect, lastAt: instant, gaps: v.array(number) })),
  toldPeriod: maybe.number,
  presence,
  presenceSince: instant,
  presenceLog: v.array(v.object({ from: instant, state: presence })),
  warnings: v.array(v.object({ ...warning, dialect })),
  edits,
  absorbed: v.exactOptional(v.array(v.object({ id, at: instant }))),
  removed: v.exactOptional(v.object({ id, at: instant, incidents: v.array(incident) })),
})

export const transition: v.GenericSchema<unknown, Transition> = v.object({
  id,
  at: instant,
  kind: transitionKind,
  gateway: line,
  gatewayName: v.string(),
  device: maybe.text,
  deviceName: maybe.text,
  from: maybe.text,
  to: maybe.text,
  cause: transitionCause,
  detail: maybe.text,
  incident: v.exactOptional(
    v.object({ id, openedAt: instant, announcedAt: maybe.instant, acknowledgedAt: maybe.instant }),
  ),
})
