import { matcherOf } from '../../shared/events/search'
import type { Transition } from '../../shared/model/transition'
import type { TransitionQuery } from '../ports'

/** Whether a transition is among those that a query is about. */
export function queryMatcher(query: TransitionQuery): (transition: Transition) => boolean {
  const { from = -Infinity, to = Infinity, before, after, gateway, kind, search = {} } = query
  const { who, what } = matcherOf({ ...search, kind: search.kind ?? kind })
  const ids = query.ids === undefined ? null : new Set(query.ids)
  return (one) =>
    one.at >= from &&
    one.at < to &&
    (before === undefined || one.id < before) &&
    (after === undefined || one.id > after) &&
    (ids === null || ids.has(one.id)) &&
    (gateway === undefined || one.gateway === gateway) &&
    (kind === undefined || one.kind === kind) &&
    what(one) &&
    who(one)
}

/** Of these, each once, those that the query takes: the newest, or the nearest after `after`. Newest first. */
export function nearest(transitions: readonly Transition[], query: TransitionQuery): readonly Transition[] {
  const byId = new Map(transitions.map((transition) => [transition.id, transition]))
  const all = [...byId.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return isAscending(query) ? all.slice(Math.max(0, all.length - query.limit)) : all.slice(0, query.limit)
}

/** Whether the query goes from older to newer. */
export const isAscending = ({ after, before }: TransitionQuery): boolean => after !== undefined && before === undefined
