import type { AnnouncedItemView, AnnouncementView, IncidentView } from '../../src/shared/contract/alert-views'
import { iso } from '../../src/shared/time/iso'
import { minutes } from '../../src/shared/time/millis'
import { NOW } from './gateways'

/** One box that went offline, except for what is said otherwise. */
export const item = (incident: string, otherwise: Partial<AnnouncedItemView> = {}): AnnouncedItemView => ({
  incident,
  news: 'bad',
  kind: 'gateway-offline',
  gateway: `box of ${incident}`,
  gatewayName: `Box ${incident}`,
  device: null,
  deviceName: null,
  detail: null,
  evidence: null,
  since: iso(NOW - minutes(2)),
  until: null,
  cause: null,
  ...otherwise,
})

export const bad = (id: string, ...incidents: string[]): AnnouncementView => ({
  id,
  at: iso(NOW),
  news: 'bad',
  severity: 'critical',
  items: incidents.map((incident) => item(incident)),
  group: null,
  total: null,
})

export const recovery = (id: string, ...incidents: string[]): AnnouncementView => ({
  ...bad(id),
  news: 'recovery',
  severity: 'info',
  items: incidents.map((incident) => item(incident, { news: 'recovery', until: iso(NOW), cause: 'recovered' })),
})

export const incident = (id: string, otherwise: Partial<IncidentView> = {}): IncidentView => ({
  id,
  kind: 'gateway-offline',
  gateway: `box of ${id}`,
  gatewayName: `Box ${id}`,
  device: null,
  deviceName: null,
  detail: null,
  evidence: null,
  openedAt: iso(NOW - minutes(2)),
  state: 'open',
  unstable: false,
  announcedAt: iso(NOW),
  acknowledgedAt: null,
  closedAt: null,
  closeCause: null,
  ...otherwise,
})
