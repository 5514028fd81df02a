import { type Gateway, type GatewayId, NO_EDITS, NO_FAULT } from '../model/gateway'
import { NO_METRICS } from '../model/metrics'
import type { Report } from '../model/report'
import { earlier, type Millis } from '../time/millis'
import type { Fleet } from './fleet'
import { joinedEdits } from './joined-edits'

export interface Identified {
  /** The gateway as known before the report, or a new one. */
  readonly gateway: Gateway
  /** A provisional gateway that turns out to be this one. */
  readonly absorbed: GatewayId | null
}

/**
 * Which gateway a report speaks of: the serial decides; a report that carries only the authorisation code belongs to
 * the gateway that last reported the code, or opens a provisional one under it, which the first report with serial
 * and code absorbs. `null` if the report names neither.
 */
export function identify(fleet: Fleet, report: Report, at: Millis): Identified | null {
  const { sn, authCode } = report
  if (sn === null) {
    if (authCode === null) return null
    const id = fleet.byAuthCode.get(authCode) ?? provisionalId(authCode)
    return { gateway: fleet.gateways.get(id) ?? newGateway(id, at), absorbed: null }
  }
  const known = fleet.gateways.get(sn)
  const provisional = authCode === null ? undefined : fleet.gateways.get(provisionalId(authCode))
  // A box may call itself what looks like a code of ours.
  if (provisional === undefined || provisional.sn !== null)
    return { gateway: known ?? newGateway(sn, at), absorbed: null }
  const absorbed = [...(known?.absorbed ?? []), ...(provisional.absorbed ?? []), { id: provisional.id, at }]
  return { gateway: { ...absorb(known, provisional, sn), absorbed }, absorbed: provisional.id }
}

/** The id of a gateway of which nothing but its code is known. */
export const provisionalId = (authCode: string): GatewayId => `auth:${authCode}`

/** The real gateway with what was learnt, and written, under its code; the user's words for the real one win. */
function absorb(known: Gateway | undefined, provisional: Gateway, id: GatewayId): Gateway {
  if (known === undefined) return { ...provisional, id }
  return {
    ...known,
    edits: joinedEdits(provisional.edits, known.edits),
    devices: known.devices.length > 0 ? known.devices : provisional.devices,
    firstSeenAt: earlier(known.firstSeenAt, provisional.firstSeenAt),
  }
}

function newGateway(id: GatewayId, at: Millis): Gateway {
  return {
    id,
    sn: null,
    authCode: null,
    name: null,
    addresses: [],
    mac: null,
    port: null,
    softwareVersion: null,
    sdkVersion: null,
    reportedStatus: null,
    fault: NO_FAULT,
    faultSince: null,
    metrics: NO_METRICS,
    percentMetrics: [],
    devices: [],
    firstSeenAt: null,
    lastReportAt: null,
    lastReportFrom: null,
    lastReportPath: null,
    senders: [],
    clockSkew: null,
    rhythms: [],
    toldPeriod: null,
    presence: 'expected',
    presenceSince: at,
    presenceLog: [],
    warnings: [],
    edits: NO_EDITS,
  }
}
