import { told, wasTold } from '../alerts/pairing'
import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import type { SentIncidents } from './commit-message'

/** An incident of a site that is not as it was. */
export interface IncidentChange {
  /** `undefined` for a new one. */
  readonly before: Incident | undefined
  readonly after: Incident
}

/** Closed ones that stay at hand for lists, of each site. */
const CLOSED_KEPT = 50

/** The incidents of a site as it has last told them. */
export interface SiteIncidents {
  /** By id. */
  readonly open: ReadonlyMap<string, Incident>
  /** The last ones that are over, oldest first. */
  readonly closed: readonly Incident[]
}

/** The incidents after what a commit of `at` says of them, and those that differ. */
export function withSent(
  before: SiteIncidents,
  { all, changed, gone }: SentIncidents,
  at: Millis,
): { readonly incidents: SiteIncidents; readonly changes: readonly IncidentChange[] } {
  const open = new Map(before.open)
  const changes: IncidentChange[] = []
  const over: Incident[] = []
  const named = new Set(changed.map(({ id }) => id))
  const silent = all ? [...before.open.keys()].filter((id) => !named.has(id)) : gone
  for (const id of silent) {
    const was = open.get(id)
    if (was === undefined) continue
    const after = all ? overBy(was, at) : lastWordOf(was, at)
    open.delete(id)
    over.push(after)
    changes.push({ before: was, after })
  }
  for (const after of changed) {
    const was = open.get(after.id)
    if (after.closedAt === null) open.set(after.id, after)
    else {
      open.delete(after.id)
      over.push(after)
    }
    changes.push({ before: was, after })
  }
  const closed = over.length === 0 ? before.closed : [...before.closed, ...over].slice(-CLOSED_KEPT)
  return { incidents: { open, closed }, changes }
}

/** How it ended nobody here knows: what is open at the site is told as a whole. */
const overBy = (was: Incident, at: Millis): Incident => ({
  ...was,
  condition: 'good',
  closedAt: at,
  closeCause: was.closeCause ?? 'recovered',
})

/** A site ends what it has told only by telling the end, and keeps the last words of some hundred at hand. */
function lastWordOf(was: Incident, at: Millis): Incident {
  if (!wasTold(was)) return overBy(was, at)
  const ended: Incident = was.condition === 'good' ? was : { ...was, condition: 'good', changedAt: at }
  return told({ ...ended, closeCause: was.closeCause ?? 'recovered' }, 'recovery', at)
}
