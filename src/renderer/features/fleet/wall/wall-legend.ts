import type { Standing, StandingCounts } from '../../../store/standing'

const ALWAYS: readonly Standing[] = ['online', 'offline', 'abnormal', 'late', 'muted', 'expected']

/** The states a wall tells of, as they are read; not watched is seldom true of anything, and only told when it is. */
export const legendOf = (counts: StandingCounts | null): readonly Standing[] =>
  counts !== null && counts.unobserved > 0 ? [...ALWAYS, 'unobserved'] : ALWAYS
