import { ends, isBeginning, isEnd, lasts, strandOf } from '../../shared/events/strand'
import type { Transition } from '../../shared/model/transition'
import { isoDay } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { Stretch } from '../ports'
import type { Day } from './day-files'
import type { TransitionDays } from './transition-days'

/** Days that one request may read for this; what lies farther is found once they are at hand for another reason. */
const DAYS_READ = 14

type Happened = Pick<Transition, 'kind' | 'from' | 'to' | 'cause'>
interface OnStrand {
  readonly at: Millis
  readonly happened: Happened
}
/** Who still looks for the other end of its stretch, by strand. */
type Seekers = Map<string, number[]>

/**
 * For each transition the stretch that it begins (looking forward for the end) or ends (looking back for the beginning).
 * `until: null` where no end is kept; `null` where there is no stretch, or its beginning is not found.
 * @param live generations whose part in the days does not count, because `journaled` has all of it
 */
export async function stretchesOf(
  of: readonly Transition[],
  days: TransitionDays,
  journaled: readonly Transition[],
  live: ReadonlySet<string>,
): Promise<readonly (Stretch | null)[]> {
  const found: (Stretch | null)[] = of.map((one) => (lasts(one) ? { since: one.at, until: null, by: null } : null))
  const list = await days.list()
  const budget = { days: DAYS_READ }

  const meet = (seekers: Seekers, strand: string, settles: (n: number) => Stretch | null) => {
    const left = seekers.get(strand)?.filter((n) => {
      const stretch = settles(n)
      if (stretch !== null) found[n] = stretch
      return stretch === null
    })
    if (left?.length === 0) seekers.delete(strand)
    else if (left !== undefined) seekers.set(strand, left)
  }
  const forward = seekersAmong(of, lasts)
  const meetEnd = (strand: string, { at, happened }: OnStrand) =>
    meet(forward, strand, (n) => {
      const begin = of[n] as Transition
      return at > begin.at && ends(happened, begin) ? { since: begin.at, until: at, by: happened.to } : null
    })
  const back = seekersAmong(of, isEnd)
  const meetBeginning = (strand: string, { at, happened }: OnStrand) =>
    meet(back, strand, (n) => {
      const end = of[n] as Transition
      return at < end.at && isBeginning(happened) ? { since: at, until: end.at, by: end.to } : null
    })

  const inOrder = journaled.toSorted((a, b) => a.at - b.at)
  await walk(list.filter(notBefore(of, forward)), days, live, budget, false, forward, meetEnd)
  for (const one of inOrder) meetEnd(strandOf(one) ?? '', { at: one.at, happened: one })
  for (const one of inOrder.toReversed()) meetBeginning(strandOf(one) ?? '', { at: one.at, happened: one })
  const earlier = list.filter(notAfter(of, back)).toReversed()
  await walk(earlier, days, live, budget, true, back, meetBeginning)
  return found
}

function seekersAmong(of: readonly Transition[], seeks: (one: Transition) => boolean): Seekers {
  const seekers: Seekers = new Map()
  for (const [n, one] of of.entries()) {
    const strand = strandOf(one)
    if (strand !== null && seeks(one)) seekers.set(strand, [...(seekers.get(strand) ?? []), n])
  }
  return seekers
}

/** Goes through days until nobody seeks any more, or the budget of days to read is spent. */
async function walk(
  list: readonly Day[],
  days: TransitionDays,
  live: ReadonlySet<string>,
  budget: { days: number },
  backwards: boolean,
  seekers: Seekers,
  meet: (strand: string, met: OnStrand) => void,
): Promise<void> {
  for (const day of list) {
    if (seekers.size === 0) return
    if (!days.hasColumns(day) && budget.days-- <= 0) return
    const columns = await days.columnsOf(day)
    const { words } = days
    const wanted = new Set([...seekers.keys()].map((strand) => words.strand.numberOf(strand)))
    const counted = columns.filter(({ generation }) => !live.has(generation))
    const met = counted.flatMap(({ value }) =>
      [...value.onStrands(words, backwards)].filter(({ strand }) => wanted.has(strand)),
    )
    // Generations of a day overlap by as much as a transition is noticed late.
    for (const { at, strand, what } of met.toSorted((a, b) => (backwards ? b.at - a.at : a.at - b.at))) {
      meet(words.strand.at(strand), { at, happened: words.what.at(what) })
    }
  }
}

const notBefore = (of: readonly Transition[], seekers: Seekers) => {
  const first = isoDay(Math.min(...timesOf(of, seekers)))
  return (day: Day) => day >= first
}

const notAfter = (of: readonly Transition[], seekers: Seekers) => {
  const last = isoDay(Math.max(...timesOf(of, seekers)))
  return (day: Day) => day <= last
}

/** Never empty, so that there is a first and a last. */
function timesOf(of: readonly Transition[], seekers: Seekers): readonly Millis[] {
  const times = [...seekers.values()].flat().map((n) => (of[n] as Transition).at)
  return times.length === 0 ? [0] : times
}
