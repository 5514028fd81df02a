import type { Transition } from '../model/transition'
import { iso } from '../time/iso'
import type { EventView } from './views'

/** A transition as the interface and the API see it. */
export const viewEvent = ({ incident: _, ...transition }: Transition): EventView => ({
  ...transition,
  at: iso(transition.at),
})
