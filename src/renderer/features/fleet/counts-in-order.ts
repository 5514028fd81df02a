import { isProblem, type Standing, type StandingCounts } from '../../store/standing'

/** As they are read: what is well first, then the problems. */
const ALWAYS: readonly Standing[] = ['online', 'offline', 'abnormal', 'late', 'muted', 'expected']

/** The states that are counted; not watched is seldom true of anything, and only told when it is. */
export const countedIn = (counts: StandingCounts | null): readonly Standing[] =>
  counts !== null && counts.unobserved > 0 ? [...ALWAYS, 'unobserved'] : ALWAYS

/** How loud a count is: that there is none of a state is said quietly, that there are problems is not. */
export function weightOf(standing: Standing, count: number | undefined): string {
  if (!count) return 'zero'
  return isProblem(standing) ? 'hot' : ''
}
