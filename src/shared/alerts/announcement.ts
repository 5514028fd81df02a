import {
  type About,
  type CloseCause,
  type Evidence,
  type Incident,
  type IncidentKind,
  isLinkIncident,
  type News,
} from '../model/incident'
import type { Millis } from '../time/millis'

/** One message to people about one or many incidents. Carriers take it as it is and know no rules. */
export interface Announcement {
  /** Unique; sorts by time. */
  readonly id: string
  readonly at: Millis
  /** `digest`: everything that was held back, good and bad. */
  readonly news: News | 'digest'
  readonly severity: Severity
  /** At least one. */
  readonly items: readonly AnnouncedItem[]
  /** The group that all its gateways belong to. */
  readonly group: string | null
  /** How many there are in all, where the message says "12 of 16"; `null` where it does not. */
  readonly total: number | null
}

/** How loud: `critical` a box or all of them, `warning` a part of one, `info` good news. */
export type Severity = 'critical' | 'warning' | 'info'

export interface AnnouncedItem extends About {
  readonly incident: string
  readonly news: News
  readonly evidence: Evidence | null
  /** Since when it is, or was, bad. */
  readonly since: Millis
  /** When it ended, for a recovery. */
  readonly until: Millis | null
  readonly cause: CloseCause | null
}

export const itemOf = (incident: Incident, news: News): AnnouncedItem => ({
  incident: incident.id,
  news,
  kind: incident.kind,
  gateway: incident.gateway,
  gatewayName: incident.gatewayName,
  device: incident.device,
  deviceName: incident.deviceName,
  detail: incident.detail,
  evidence: incident.evidence,
  since: incident.openedAt,
  until: news === 'recovery' ? incident.changedAt : null,
  cause: news === 'recovery' ? incident.closeCause : null,
})

/** How bad the worst of it is; `info` where all of it is good. */
export function severityOf(items: readonly AnnouncedItem[]): Severity {
  const bad = items.filter(({ news }) => news !== 'recovery')
  if (bad.length === 0) return 'info'
  return bad.some(({ kind }) => isCritical(kind)) ? 'critical' : 'warning'
}

/** Whether it is about a whole box, or many of them. */
export const isCritical = (kind: IncidentKind): boolean =>
  kind === 'gateway-offline' || kind === 'receiver-silent' || isLinkIncident(kind)
