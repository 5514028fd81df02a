import type { AlertState } from '../alerts/alert-state'
import type { AnnouncedItem, Announcement } from '../alerts/announcement'
import type { ScopedMute } from '../alerts/mute'
import type { Incident } from '../model/incident'
import { iso, isoOrNull } from '../time/iso'
import type { AlertsView, AnnouncedItemView, AnnouncementView, IncidentView, MuteView } from './alert-views'
import { isoOfBeginning } from './beginning'
import { maskPasswordsIn } from './mask-password'

/** An announcement as the interface, the API and every carrier see it: what leaves the station has no passwords in it. */
export const viewAnnouncement = ({ at, items, ...rest }: Announcement): AnnouncementView =>
  maskPasswordsIn({ ...rest, at: iso(at), items: items.map(viewItem) })

const viewItem = ({ since, until, ...rest }: AnnouncedItem): AnnouncedItemView => ({
  ...rest,
  since: iso(since),
  until: isoOrNull(until),
})

/** All alerts, newest first. */
export const viewAlerts = ({ incidents, closed, mutes }: AlertState): AlertsView => ({
  open: incidents.toSorted((a, b) => b.openedAt - a.openedAt).map(viewIncident),
  closed: closed.toReversed().map(viewIncident),
  mutes: mutes.map(viewMute),
})

export const viewMute = ({ until, lasting: _, ...rest }: ScopedMute): MuteView => ({ ...rest, until: isoOrNull(until) })

export function viewIncident(incident: Incident): IncidentView {
  const { id, kind, gateway, gatewayName, device, deviceName, detail, evidence, condition, closedAt, ledger } = incident
  return {
    id,
    kind,
    gateway,
    gatewayName,
    device,
    deviceName,
    detail,
    evidence,
    openedAt: isoOfBeginning(incident.openedAt),
    state: closedAt !== null ? 'closed' : condition === 'good' ? 'recovering' : 'open',
    unstable: incident.unstableSince !== null,
    announcedAt: isoOrNull(ledger.badAt ?? ledger.unstableAt),
    acknowledgedAt: isoOrNull(ledger.acknowledgedAt),
    closedAt: isoOrNull(closedAt),
    closeCause: incident.closeCause,
  }
}
