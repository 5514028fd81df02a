import type { Transition } from '../model/transition'
import { iso, isoOrNull } from '../time/iso'
import type { PastEventView } from './event-views'
import type { EventView } from './views'

/** A transition as the interface and the API see it. */
export const viewEvent = ({ incident: _, ...transition }: Transition): EventView => ({
  ...transition,
  at: iso(transition.at),
})

/** The same with how long what it began, or ended, lasted, and when somebody took note. */
export const viewPastEvent = (
  transition: Transition,
  stretch: { readonly since: number; readonly until: number | null; readonly by: string | null } | null,
  acknowledgedAt: number | null,
): PastEventView => ({
  ...viewEvent(transition),
  stretch: stretch && { since: iso(stretch.since), until: isoOrNull(stretch.until), by: stretch.by },
  acknowledgedAt: isoOrNull(acknowledgedAt),
})
