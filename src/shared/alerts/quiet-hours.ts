import { isWithin, nextEdge } from '../time/daily-window'
import type { Millis } from '../time/millis'
import type { AlertRules } from './alert-state'

/** Whether nobody is to be told anything now; what is ready then goes out as one digest when they end. */
export const isQuiet = ({ quietHours }: AlertRules, at: Millis): boolean =>
  quietHours.some((window) => isWithin(window, at))

/** The next instant at which any of them begins or ends; `null` if there are none. */
export function nextQuietEdge({ quietHours }: AlertRules, at: Millis): Millis | null {
  const edges = quietHours.flatMap((window) => nextEdge(window, at) ?? [])
  return edges.length === 0 ? null : Math.min(...edges)
}
