import { beginningOf, isoOfBeginning } from '../../shared/contract/beginning'
import type { IncidentKind } from '../../shared/model/incident'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { Storage, Stretch } from '../ports'

/** More incidents than this end in the time of no page. */
const AT_MOST = 2000

/** When somebody took note of what these events began, by their ids; only of what is over, as history keeps it. */
export async function notesOf(
  storage: Pick<Storage, 'transitions'>,
  events: readonly Transition[],
  stretches: readonly (Stretch | null)[],
): Promise<ReadonlyMap<string, Millis>> {
  // An incident is over when its subject recovered.
  const ends = events.flatMap(({ at }, n) => {
    const stretch = stretches[n]
    return stretch?.since === at && stretch.until !== null ? [stretch.until] : []
  })
  if (ends.length === 0) return new Map()
  const range = { from: Math.min(...ends), to: Math.max(...ends) + 1 }
  const over = await storage.transitions({ ...range, kind: 'incident', search: { kind: 'incident' }, limit: AT_MOST })
  return new Map(
    over.flatMap(({ from, gateway, device, incident }) => {
      const acknowledgedAt = incident?.acknowledgedAt ?? null
      if (incident === undefined || acknowledgedAt === null) return []
      const id = beginningOf({
        kind: from as IncidentKind,
        gateway,
        device,
        openedAt: isoOfBeginning(incident.openedAt),
      })
      return id === null ? [] : [[id, acknowledgedAt] as const]
    }),
  )
}
