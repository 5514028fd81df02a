import type { Presence } from '../model/gateway'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import { type Span, spansOf, type Turn } from './spans'

/** A change of presence, as little as a span needs. */
export type PresenceChange = Pick<Transition, 'at' | 'from' | 'to'>

/** Those of a gateway's transitions that tell how it stood with us. */
export const isPresenceChange = ({ kind }: Pick<Transition, 'kind'>): boolean =>
  kind === 'presence' || kind === 'gateway-appeared'

/**
 * How a gateway stood with us over a range.
 * @param changes of this gateway within the range, oldest first
 * @param present how it stands now, which says how the range began if nothing changed in it; `null` if not known
 */
export function presenceSpans(
  changes: readonly PresenceChange[],
  present: { readonly state: Presence; readonly since: Millis } | null,
  from: Millis,
  to: Millis,
): Span<Presence>[] {
  const [first] = changes
  const turns: Turn<Presence>[] = changes.flatMap(({ at, to: state }) => (isPresence(state) ? { at, state } : []))
  // What it changed from is what it had been all along.
  if (first !== undefined) {
    if (isPresence(first.from)) turns.unshift({ at: from, state: first.from })
  } else if (present !== null && present.since < to)
    turns.push({ at: Math.max(from, present.since), state: present.state })
  return spansOf(turns, from, to)
}

const PRESENCES: ReadonlySet<string | null> = new Set(['online', 'late', 'offline', 'unobserved', 'expected'])
/** Whether a word that was kept is a presence. */
export const isPresence = (word: string | null): word is Presence => PRESENCES.has(word)
