import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presenceOver } from '../../../src/shared/history/presence-over'
import { isPresenceChange, presenceSpans } from '../../../src/shared/history/presence-spans'
import type { Span } from '../../../src/shared/history/spans'
import { SiteFold } from '../../../src/shared/hq/fold'
import { unobservedAtSite } from '../../../src/shared/hq/unobserved'
import type { Transition } from '../../../src/shared/model/transition'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { report } from '../../support/reports'
import { SentStation } from './sent-station'

describe('the time that headquarters did not observe', () => {
  test('is what is lost, and while the link is not live all after what is here', () => {
    const gaps = [
      { from: 50, to: 60 },
      { from: 10, to: 20 },
      { from: 55, to: 70 },
    ]
    expect(unobservedAtSite({ gaps, knownUntil: 90, isLive: false }, 15, 100)).toEqual([
      { from: 15, to: 20, state: true },
      { from: 50, to: 70, state: true },
      { from: 90, to: 100, state: true },
    ])
    expect(unobservedAtSite({ gaps: [], knownUntil: 90, isLive: true }, 15, 100)).toEqual([])
    expect(unobservedAtSite({ gaps: [], knownUntil: null, isLive: false }, 15, 100)).toEqual([
      { from: 15, to: 100, state: true },
    ])
  })
})

const BOX = 'SN-1'

/** A box that reports, falls silent and comes back, and when each of its commits was. */
async function lived(deeds: readonly (number | null)[]) {
  const station = new SentStation()
  const from = station.fleet.clock.now()
  for (const deed of deeds) {
    if (deed === null) await station.fleet.hears(report({ sn: BOX }))
    else await station.fleet.waits(seconds(deed))
  }
  return { station, from, to: station.fleet.clock.now() + 1 }
}

/** The site's own timeline, of what it had kept up to a commit. */
function own(station: SentStation, commits: number, from: number, to: number): Span<string>[] {
  const facts = station.commits
    .slice(0, commits)
    .flatMap(({ facts: all }) => all.flatMap((one) => one.transitions ?? []))
  return presenceSpans(changesOf(facts), null, from, to)
}

const changesOf = (facts: readonly Transition[]) =>
  facts.filter((one) => one.gateway === BOX && isPresenceChange(one)).toSorted((a, b) => a.at - b.at)

const stateAt = (spans: readonly Span<string>[], at: number): string | undefined =>
  spans.find((span) => span.from <= at && at < span.to)?.state

/** Headquarters as far as these messages go. */
function headquarters() {
  const fold = new SiteFold()
  const told: Transition[] = []
  return {
    fold,
    take(sent: ReturnType<SentStation['message']>) {
      const { past, transitions } = fold.take(sent.head, sent.message)
      told.push(...past, ...transitions)
    },
    presence(isLive: boolean, from: number, to: number) {
      const { gaps, lastAt } = fold.at
      const gateway = fold.gateways.get(BOX)
      const present = gateway === undefined ? null : { state: gateway.presence, since: gateway.presenceSince }
      const unobserved = unobservedAtSite({ gaps, knownUntil: lastAt, isLive }, from, to)
      return presenceOver(changesOf(told), present, unobserved, from, to)
    },
  }
}

const life = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 5, max: 300 })), { minLength: 2, maxLength: 40 })

test('while the link is down headquarters says what the site said, and nothing of what came after; then all of it', async () => {
  const property = fc.asyncProperty(life, fc.nat(), async (deeds, cut) => {
    const { station, from, to } = await lived([null, ...deeds])
    const total = station.commits.length
    const half = 1 + (cut % total)
    const hq = headquarters()
    hq.take(station.message('s1', 0, half))
    const heardAt = station.commits[half - 1]?.at ?? from
    const down = hq.presence(false, from, to)
    const then = own(station, half, from, heardAt)
    for (let at = from; at < to; at += seconds(7)) {
      expect(stateAt(down, at)).toBe(at < heardAt ? stateAt(then, at) : 'unobserved')
    }
    if (half < total) hq.take(station.message('s1', half, total))
    expect(hq.presence(true, from, to)).toEqual(own(station, total, from, to))
  })
  await fc.assert(property, { numRuns: 60 })
})

test('around a hole it never says anything that the site would not say', async () => {
  const property = fc.asyncProperty(life, fc.nat(), fc.nat(), async (deeds, first, second) => {
    const { station, from, to } = await lived([null, ...deeds])
    const total = station.commits.length
    fc.pre(total > 1)
    const places = [1 + (first % (total - 1)), 1 + (second % (total - 1))]
    const [begin, end] = places.toSorted((a, b) => a - b) as [number, number]
    const hq = headquarters()
    hq.take(station.message('s1', 0, begin))
    hq.take(station.message('s1', end, total))
    for (const one of station.snapshot('s2')) hq.take(one)
    const here = hq.presence(true, from, to)
    const there = own(station, total, from, to)
    for (let at = from; at < to; at += seconds(7)) {
      const said = stateAt(here, at)
      // A change that is told late, of before the hole, may be lost in it.
      const isBeforeHole = at < (station.commits[begin - 1]?.at ?? from) && begin < end
      if (said !== 'unobserved' && !isBeforeHole) expect(said).toBe(stateAt(there, at))
    }
  })
  await fc.assert(property, { numRuns: 60 })
})

test('a box that went offline in a hole is not shown online behind it', () => {
  const changes = [{ at: 0, from: null, to: 'online' }]
  const hole = [{ from: minutes(10), to: minutes(20), state: true as const }]
  const present = { state: 'offline' as const, since: minutes(12) }
  expect(presenceOver(changes, present, hole, 0, minutes(30)).map(({ state }) => state)).toEqual([
    'online',
    'unobserved',
    'offline',
  ])
})

test('between two holes it was what both sides say, and nothing where they contradict each other', () => {
  const holes = [
    { from: minutes(10), to: minutes(11), state: true as const },
    { from: minutes(20), to: minutes(21), state: true as const },
  ]
  const between = (behind: string, before = 'online') => {
    const changes = [
      { at: minutes(1), from: 'offline', to: before },
      { at: minutes(25), from: behind, to: 'late' },
    ]
    return stateAt(presenceOver(changes, null, holes, 0, minutes(30)), minutes(15))
  }
  expect([between('online'), between('offline')]).toEqual(['online', 'unobserved'])
  // It ended before the range: that it is so now again says it as well.
  const ended = [{ at: minutes(1), from: 'offline', to: 'online' }]
  const now = (state: 'online' | 'offline') =>
    stateAt(presenceOver(ended, { state, since: minutes(20) }, holes, 0, minutes(30)), minutes(15))
  expect([now('online'), now('offline')]).toEqual(['online', 'unobserved'])
  const appeared = [{ at: minutes(25), from: null, to: 'online' }]
  expect(stateAt(presenceOver(appeared, null, holes, 0, minutes(30)), minutes(5))).toBe('unobserved')
})

test('a box that went offline in a long hole is not said to have been so before it, where nothing else speaks of that', () => {
  const came = [{ at: minutes(25), from: 'offline', to: 'online' }]
  const before = (holeEnds: number, changes = came) => {
    const hole = [{ from: minutes(10), to: holeEnds, state: true as const }]
    return stateAt(presenceOver(changes, null, hole, 0, minutes(30)), minutes(5))
  }
  expect([before(minutes(20)), before(minutes(10) + seconds(1))]).toEqual(['unobserved', 'offline'])
  // What was brought later of the hole itself says how it began.
  const fell = { at: minutes(12), from: 'online', to: 'offline' }
  expect(before(minutes(20), [{ ...fell, at: minutes(10) }, ...came])).toBe('online')
})
