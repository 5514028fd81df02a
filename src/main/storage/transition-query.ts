import type { Transition } from '../../shared/model/transition'
import type { TransitionQuery } from '../ports'

export function matches(transition: Transition, query: TransitionQuery): boolean {
  return (
    (query.from === undefined || transition.at >= query.from) &&
    (query.to === undefined || transition.at < query.to) &&
    (query.before === undefined || transition.id < query.before) &&
    (query.gateway === undefined || transition.gateway === query.gateway) &&
    (query.kind === undefined || transition.kind === query.kind)
  )
}

/** At most `limit`, newest first, each once. */
export function newestFirst(transitions: readonly Transition[], limit: number): readonly Transition[] {
  const byId = new Map(transitions.map((transition) => [transition.id, transition]))
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit)
}
