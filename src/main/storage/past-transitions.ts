import { BinCounter, type EventCounts } from '../../shared/events/bins'
import { matcherOf } from '../../shared/events/search'
import { senseOf } from '../../shared/events/sense'
import type { Transition } from '../../shared/model/transition'
import { isoDay } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import { timeInId } from '../../shared/time/time-in-id'
import type { CountQuery, Stretch, TransitionQuery } from '../ports'
import { type Day, endOfDay, startOfDay } from './day-files'
import type { Extent } from './extent'
import type { JournalFiles } from './journal-files'
import { JournaledTransitions } from './journaled-transitions'
import { stretchesOf } from './stretches'
import { type Glance, remembered, type TransitionColumns, type TransitionWords } from './transition-columns'
import { TransitionDays } from './transition-days'
import { isAscending, nearest, queryMatcher } from './transition-query'

/** What changed, from the days and from the journals that are not sealed yet. */
export class PastTransitions {
  private readonly days: TransitionDays
  private readonly journaled: JournaledTransitions

  constructor(folder: string, journals: JournalFiles, onDamage: (path: string) => void) {
    this.days = new TransitionDays(folder, onDamage)
    this.journaled = new JournaledTransitions(journals)
  }

  /** Newest first, each once, at most `limit`. Reads only as many days as that takes. */
  async find(query: TransitionQuery, live: readonly Extent[]): Promise<readonly Transition[]> {
    const matches = queryMatcher(query)
    const found = (await this.journaled.of(live)).filter(matches)
    const ids = new Set(live.map(({ id }) => id))
    for (const day of await this.daysFor(query)) {
      if (isEnough(found, day, query)) break
      if (!(await this.mayHave(day, query))) continue
      for (const { generation, value } of await this.days.transitionsOf(day)) {
        if (ids.has(generation)) continue
        for (const one of value) if (matches(one)) found.push(one)
      }
    }
    return nearest(found, query)
  }

  /** How many went bad, recovered, or happened at all, in each part of a range. */
  async count(query: CountQuery, live: readonly Extent[]): Promise<EventCounts> {
    const counter = new BinCounter(query)
    if (query.ids !== undefined) {
      for (const { at, ...one } of await this.find({ ...query, limit: Infinity }, live)) counter.add(at, senseOf(one))
      return counter.counts
    }
    const matcher = matcherOf(query.search ?? {})
    for (const one of await this.journaled.of(live)) {
      if (matcher.what(one) && matcher.who(one)) counter.add(one.at, senseOf(one))
    }
    const ids = new Set(live.map(({ id }) => id))
    for (const day of await this.daysFor({ ...query, limit: Infinity })) {
      const columns = await this.days.columnsOf(day)
      // Reading may have begun a new set of words, so they are asked for the day.
      const { words } = this.days
      const who = remembered((number) => matcher.who(words.who.at(number)))
      const what = remembered((number) => matcher.what(words.what.at(number)))
      const sense = remembered((number) => [senseOf(words.what.at(number))])
      for (const { generation, value } of columns) {
        if (ids.has(generation)) continue
        value.forEach((at, named, happened) => {
          if (what(happened) && who(named)) counter.add(at, sense(happened)[0] ?? null)
        })
      }
    }
    return counter.counts
  }

  /** Those that are not in the days yet. */
  unsealed(live: readonly Extent[]): Promise<readonly Transition[]> {
    return this.journaled.of(live)
  }

  /** From when until when what each of these tells of lasted. */
  async stretches(of: readonly Transition[], live: readonly Extent[]): Promise<readonly (Stretch | null)[]> {
    return stretchesOf(of, this.days, await this.journaled.of(live), new Set(live.map(({ id }) => id)))
  }

  /**
   * Every transition from an instant on, oldest first, a day at a time: those for accounts as well.
   * @param live as the journals are now; what is sealed of them meanwhile is not told twice
   */
  async *oldestFirst(from: Millis, live: readonly Extent[]): AsyncGenerator<readonly Transition[]> {
    const ids = new Set(live.map(({ id }) => id))
    for (const [day, journaled] of await this.byDay(from, live)) {
      const sealed = (await this.days.transitionsOf(day)).filter(({ generation }) => !ids.has(generation))
      const all = [...sealed.flatMap(({ value }) => value), ...journaled]
      const byId = new Map(all.filter(({ at }) => at >= from).map((one) => [one.id, one]))
      yield [...byId.values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    }
  }

  /**
   * The same of as much as accounts need, which is at hand again for who looks at the same days. Made one by one while
   * they are taken: a day of them would live long enough to be moved about by the garbage collector.
   */
  async *glances(from: Millis, live: readonly Extent[]): AsyncGenerator<Iterable<Glance>> {
    const ids = new Set(live.map(({ id }) => id))
    for (const [day, journaled] of await this.byDay(from, live)) {
      const columns = (await this.days.columnsOf(day)).filter(({ generation }) => !ids.has(generation))
      yield glancesOf(
        columns.map(({ value }) => value),
        journaled,
        this.days.words,
        from,
      )
    }
  }

  /** The first ones from an instant on, about in order, a generation at a time: for who needs only a few. */
  async *firstOnes(from: Millis, live: readonly Extent[]): AsyncGenerator<readonly Transition[]> {
    const ids = new Set(live.map(({ id }) => id))
    for (const [day, journaled] of await this.byDay(from, live)) {
      for await (const { generation, value } of this.days.oneByOne(day)) {
        if (!ids.has(generation)) yield value.filter(({ at }) => at >= from).toSorted((a, b) => a.at - b.at)
      }
      yield journaled.filter(({ at }) => at >= from).toSorted((a, b) => a.at - b.at)
    }
  }

  /** Of each day that reaches beyond an instant what is not sealed; the oldest first. */
  private async byDay(from: Millis, live: readonly Extent[]): Promise<readonly (readonly [Day, Transition[]])[]> {
    const byDay = new Map<Day, Transition[]>((await this.days.list()).map((day) => [day, []]))
    for (const one of await this.journaled.of(live)) {
      const day = isoDay(one.at)
      const known = byDay.get(day)
      if (known === undefined) byDay.set(day, [one])
      else known.push(one)
    }
    return [...byDay].filter(([day]) => endOfDay(day) > from).toSorted(([a], [b]) => (a < b ? -1 : 1))
  }

  /** The day is about to change, or to go. */
  drop(day: Day): void {
    this.days.drop(day)
  }

  dropAll(): void {
    this.days.dropAll()
    this.journaled.dropAll()
  }

  /** Those that the query may reach, in the order in which it goes. */
  private async daysFor(query: TransitionQuery): Promise<readonly Day[]> {
    const { from, to, before, after, ids } = query
    const newest = before === undefined ? null : timeInId(before)
    const oldest = after === undefined ? null : timeInId(after)
    const asked = ids === undefined ? null : new Set(ids.flatMap((id) => timeInId(id) ?? []).map(isoDay))
    const days = (await this.days.list())
      .filter((day) => (from === undefined || endOfDay(day) > from) && (to === undefined || startOfDay(day) < to))
      .filter((day) => newest === null || day <= isoDay(newest))
      .filter((day) => oldest === null || day >= isoDay(oldest))
      .filter((day) => asked === null || asked.has(day))
    return isAscending(query) ? days : days.toReversed()
  }

  /** Whether anything in a day can match, as far as that is known without reading it. */
  private async mayHave(day: Day, { search }: TransitionQuery): Promise<boolean> {
    if (search === undefined || !this.days.hasColumns(day)) return true
    const columns = await this.days.columnsOf(day)
    const { words } = this.days
    const matcher = matcherOf(search)
    const who = remembered((number) => matcher.who(words.who.at(number)))
    const what = remembered((number) => matcher.what(words.what.at(number)))
    let has = false
    for (const { value } of columns) {
      value.forEach((_at, named, happened) => {
        has ||= what(happened) && who(named)
      })
    }
    return has
  }
}

/** In order, each once: generations of a day overlap by as much as a transition is noticed late, and may hold one twice. */
function* glancesOf(
  columns: readonly TransitionColumns[],
  journaled: readonly Transition[],
  words: TransitionWords,
  from: Millis,
): Generator<Glance> {
  let atOnce: Glance[] = []
  for (const one of merged(columns, journaled, words)) {
    if (one.at < from) continue
    if (atOnce[0]?.at !== one.at) atOnce = []
    if (atOnce.some((each) => isSame(each, one))) continue
    atOnce.push(one)
    yield one
  }
}

/** By time; of those at once the ones of earlier generations first, and what is journaled last. */
function* merged(
  columns: readonly TransitionColumns[],
  journaled: readonly Transition[],
  words: TransitionWords,
): Generator<Glance> {
  const queues = [...columns.map((each) => each.glances(words)), journaled.toSorted((a, b) => a.at - b.at).values()]
  const heads = queues.map((queue) => queue.next().value as Glance | undefined)
  for (;;) {
    let [first, at] = [0, Number.POSITIVE_INFINITY]
    for (let n = 0; n < heads.length; n++) {
      const head = heads[n]
      if (head !== undefined && head.at < at) [first, at] = [n, head.at]
    }
    const next = heads[first]
    if (next === undefined) return
    heads[first] = queues[first]?.next().value as Glance | undefined
    yield next
  }
}

const isSame = (a: Glance, b: Glance): boolean =>
  a.kind === b.kind && a.gateway === b.gateway && a.device === b.device && a.to === b.to && a.from === b.from

/** What was found in the days before is all that the query can take, whatever this day has. */
function isEnough(found: readonly Transition[], day: Day, query: TransitionQuery): boolean {
  const isBeyond = isAscending(query)
    ? ({ at }: Transition) => at < startOfDay(day)
    : ({ at }: Transition) => at >= endOfDay(day)
  return found.filter(isBeyond).length >= query.limit
}
