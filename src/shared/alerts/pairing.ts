import type { Incident, News } from '../model/incident'
import { hours, type Millis } from '../time/millis'
import type { AlertRules } from './alert-state'

/** From one telling to the next of what stays bad: 1 h, 4 h and 24 h after the first. */
const REMINDER_GAPS: readonly Millis[] = [hours(1), hours(3), hours(20)]

/** What there is to tell of an incident, and from when on. */
export interface Wish {
  readonly news: News
  readonly from: Millis
}

export const wasTold = ({ ledger }: Incident): boolean => ledger.badAt !== null || ledger.unstableAt !== null

/**
 * What an incident has to tell, if nothing holds it back: its bad news once, its end once and only if the beginning
 * was told, reminders between. That is the whole of pairing: the ledger allows nothing else.
 */
export function wishOf(incident: Incident, rules: AlertRules): Wish | null {
  const { condition, confirmedAt, changedAt, unstableSince, ledger } = incident
  if (unstableSince !== null) return ledger.unstableAt === null ? { news: 'unstable', from: unstableSince } : null
  if (condition === 'unknown' || confirmedAt === null) return null
  if (condition === 'good') return wasTold(incident) ? { news: 'recovery', from: confirmedAt } : null
  if (ledger.badAt === null) return { news: 'bad', from: Math.max(changedAt + rules.delay, confirmedAt) }
  return rules.reminders ? reminderOf(incident) : null
}

/** Counted from the last telling: a reminder that was held back comes late, and takes nothing from those after it. */
function reminderOf({ ledger }: Incident): Wish | null {
  const gap = REMINDER_GAPS[ledger.reminders]
  const toldAt = ledger.lastReminderAt ?? ledger.badAt
  if (gap === undefined || toldAt === null || ledger.acknowledgedAt !== null) return null
  return { news: 'reminder', from: toldAt + gap }
}

/** The incident after this news of it was told at `now`; a recovery closes it. */
export function told(incident: Incident, news: News, now: Millis): Incident {
  const ledger = { ...incident.ledger, ready: null, held: false }
  switch (news) {
    case 'bad':
      return { ...incident, ledger: { ...ledger, badAt: now } }
    case 'unstable':
      return { ...incident, ledger: { ...ledger, unstableAt: now } }
    case 'reminder':
      return { ...incident, ledger: { ...ledger, reminders: ledger.reminders + 1, lastReminderAt: now } }
    case 'recovery':
      return { ...incident, closedAt: incident.changedAt, ledger: { ...ledger, recoveryAt: now } }
  }
}
