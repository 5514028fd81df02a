import type { Incident, Ledger } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertState } from './alert-state'

/**
 * The wall clock was set by `by` ms (ahead if positive): every stamp that a length of time is counted from moves with
 * it, so that nothing comes sooner or later. A mute of an hour lasts an hour; one until an instant was meant by the
 * clock on the wall, and stays.
 */
export const shiftAlerts = (state: AlertState, by: Millis): AlertState => ({
  ...state,
  incidents: state.incidents.map((incident) => shifted(incident, by)),
  closed: state.closed.map((incident) => shifted(incident, by)),
  turns: state.turns.map(({ subject, times }) => ({ subject, times: times.map((at) => at + by) })),
  mutes: state.mutes.map((mute) => (mute.lasting ? { ...mute, until: moved(mute.until, by) } : mute)),
  heardAgainAt: moved(state.heardAgainAt, by),
})

const shifted = (incident: Incident, by: Millis): Incident => ({
  ...incident,
  openedAt: incident.openedAt + by,
  changedAt: incident.changedAt + by,
  confirmedAt: moved(incident.confirmedAt, by),
  unstableSince: moved(incident.unstableSince, by),
  closedAt: moved(incident.closedAt, by),
  ledger: shiftedLedger(incident.ledger, by),
})

const shiftedLedger = (ledger: Ledger, by: Millis): Ledger => ({
  ...ledger,
  badAt: moved(ledger.badAt, by),
  unstableAt: moved(ledger.unstableAt, by),
  recoveryAt: moved(ledger.recoveryAt, by),
  acknowledgedAt: moved(ledger.acknowledgedAt, by),
  lastReminderAt: moved(ledger.lastReminderAt, by),
  ready: ledger.ready === null ? null : { ...ledger.ready, at: ledger.ready.at + by },
})

const moved = (at: Millis | null, by: Millis): Millis | null => (at === null ? null : at + by)
