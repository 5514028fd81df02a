import type { ScopedMute } from '../alerts/mute'
import type { Device, Gateway, Presence } from '../model/gateway'
import type { ReportWarning } from '../model/report'
import { deviceStatus } from '../presence/device-status'
import { guardIdentity } from '../presence/identity-guard'
import { periodOf, periodSourceOf } from '../presence/period'
import { enWords } from '../text/en-words'
import { iso, isoOrNull } from '../time/iso'
import type { Millis } from '../time/millis'
import type { DeviceCounts, DeviceView, GatewayView, GatewayWarning } from './views'

/** What alerts know of a gateway: its open incidents, and what mutes it besides its own mute. */
export interface AlertStanding {
  readonly openIncidents: readonly string[]
  readonly mute: ScopedMute | null
}

const NO_STANDING: AlertStanding = { openIncidents: [], mute: null }

/** A gateway as the interface and the API see it. */
export function viewGateway(gateway: Gateway, defaultPeriod: Millis, alerts = NO_STANDING): GatewayView {
  const { edits } = gateway
  const { devices, deviceCounts } = viewDevices(gateway.devices, gateway.presence)
  return {
    id: gateway.id,
    sn: gateway.sn,
    authCode: gateway.authCode,
    name: gateway.name,
    alias: edits.alias,
    group: edits.group,
    tags: edits.tags,
    note: edits.note,
    addresses: gateway.addresses,
    mac: gateway.mac,
    port: gateway.port,
    softwareVersion: gateway.softwareVersion,
    sdkVersion: gateway.sdkVersion,
    presence: gateway.presence,
    presenceSince: iso(gateway.presenceSince),
    presenceLog: gateway.presenceLog.map(({ from, state }) => ({ from: iso(from), state })),
    reportedStatus: gateway.reportedStatus,
    // What was stored before faults were dated has no date.
    fault: { ...gateway.fault, since: isoOrNull(gateway.faultSince ?? null) },
    faultLog: viewFaultLog(gateway),
    muted: edits.mute !== null || alerts.mute !== null,
    mutedUntil: isoOrNull(edits.mute === null ? (alerts.mute?.until ?? null) : edits.mute.until),
    metrics: gateway.metrics,
    devices,
    deviceCounts,
    firstSeenAt: isoOrNull(gateway.firstSeenAt),
    lastReportAt: isoOrNull(gateway.lastReportAt),
    lastReportFrom: gateway.lastReportFrom,
    lastReportPath: gateway.lastReportPath,
    periodSeconds: Math.round(periodOf(gateway, defaultPeriod) / 100) / 10,
    periodSource: periodSourceOf(gateway, defaultPeriod),
    dialects: gateway.rhythms.map(({ dialect }) => dialect),
    warnings: [...guardIdentity(gateway, periodOf(gateway, defaultPeriod)), ...gateway.warnings.map(withoutDetail)],
    openIncidents: alerts.openIncidents,
  }
}

/** The faults that are over, and the one that is not. */
function viewFaultLog({ faultLog = [], fault, faultSince }: Gateway): GatewayView['faultLog'] {
  const over = faultLog.map(({ from, to }) => ({ from: iso(from), to: iso(to) }))
  return fault.active && faultSince ? [...over, { from: iso(faultSince), to: null }] : over
}

const withoutDetail = ({ code, field }: ReportWarning): GatewayWarning => ({ code, field, detail: null })

interface ViewedDevices {
  readonly presence: Presence
  readonly devices: readonly DeviceView[]
  readonly deviceCounts: DeviceCounts
}

/** Reports of months change hardly any device, and then they are the same list: it is viewed once, and told often. */
const viewed = new WeakMap<readonly Device[], ViewedDevices>()

function viewDevices(devices: readonly Device[], presence: Presence): ViewedDevices {
  const known = viewed.get(devices)
  if (known?.presence === presence) return known
  const views = devices.map((device) => viewDevice(device, presence))
  const now = { presence, devices: views, deviceCounts: countDevices(views) }
  viewed.set(devices, now)
  return now
}

function viewDevice({ lastKnownStatus, since, ...identity }: Device, presence: Presence): DeviceView {
  return {
    ...identity,
    status: deviceStatus({ lastKnownStatus }, presence),
    lastKnownStatus,
    typeLabel: enWords.deviceType[identity.type],
    since: iso(since),
  }
}

function countDevices(devices: readonly DeviceView[]): DeviceCounts {
  const counts = { online: 0, offline: 0, missing: 0, unknown: 0, total: devices.length }
  for (const { status } of devices) counts[status]++
  return counts
}
