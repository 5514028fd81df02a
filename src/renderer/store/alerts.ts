import { isCritical } from '../../shared/alerts/announcement'
import { CLOSED_KEPT } from '../../shared/alerts/draft'
import type { AlertsChange, AlertsView, IncidentView } from '../../shared/contract/alert-views'
import { isUnacknowledged } from '../../shared/contract/unacknowledged'
import type { Settings } from '../../shared/model/settings'
import type { Millis } from '../../shared/time/millis'
import { isFleetMuted } from './mutes'

/** The alerts after a change of them, newest first. */
export function withChange(alerts: AlertsView, { incidents, mutes, waiting }: AlertsChange): AlertsView {
  const changed = new Set(incidents.map(({ id }) => id))
  const others = alerts.open.filter(({ id }) => !changed.has(id))
  const open = [...incidents.filter(({ state }) => state !== 'closed'), ...others]
  const closed = incidents.filter(({ state }) => state === 'closed').reverse()
  return {
    // The id of an incident sorts by its beginning.
    open: open.sort((a, b) => (a.id < b.id ? 1 : -1)),
    closed: [...closed, ...alerts.closed.filter(({ id }) => !changed.has(id))].slice(0, CLOSED_KEPT),
    mutes: mutes ?? alerts.mutes,
    ...(waiting === undefined ? {} : { waiting }),
  }
}

/** What waits for somebody to take note, newest first. */
export const unacknowledged = (alerts: AlertsView | null): readonly IncidentView[] =>
  alerts === null ? [] : alerts.open.filter(isUnacknowledged)

/** How many there are of them, also where not all are at hand. */
export const unacknowledgedCount = (alerts: AlertsView | null): number =>
  alerts?.waiting ?? unacknowledged(alerts).length

type Rules = Pick<Settings, 'alertSound' | 'alertSoundFor'>

/** Whether what waits calls for the sound. What is muted makes none. */
export function callsForSound(
  alerts: AlertsView | null,
  rules: Rules,
  isMuted: (gateway: string) => boolean,
  now: Millis,
): boolean {
  if (!rules.alertSound || alerts === null) return false
  const allMuted = isFleetMuted(alerts.mutes, now)
  return unacknowledged(alerts).some(
    ({ kind, gateway }) =>
      (rules.alertSoundFor === 'all' || isCritical(kind)) && (gateway === null ? !allMuted : !isMuted(gateway)),
  )
}
