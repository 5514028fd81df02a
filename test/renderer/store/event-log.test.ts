import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  EVENTS_HELD,
  type EventLog,
  logOf,
  onlyWanted,
  withLatest,
  withNewer,
  withNews,
  withOlder,
} from '../../../src/renderer/store/event-log'
import type { EventPage, PastEventView } from '../../../src/shared/contract/event-views'
import type { EventView } from '../../../src/shared/contract/views'
import { iso } from '../../../src/shared/time/iso'

const view = (at: number, rest: Partial<EventView> = {}): EventView => {
  const { gateway = 'SN-1', to = 'online' } = rest
  return {
    id: `${String(at).padStart(13, '0')}:${gateway}:presence:${to}`,
    at: iso(at),
    kind: 'presence',
    gateway,
    gatewayName: gateway,
    device: null,
    deviceName: null,
    from: null,
    to,
    cause: 'report',
    detail: null,
    ...rest,
  }
}
const past = (at: number, rest: Partial<EventView> = {}): PastEventView => ({
  ...view(at, rest),
  stretch: null,
  acknowledgedAt: null,
})
const ids = (log: EventLog) => log.events.map(({ at }) => at)

/** A station that has so many events, one each second, and answers pages as the contract says. */
function pages(count: number) {
  const all = Array.from({ length: count }, (_, n) => past((count - n) * 1000))
  return (ask: { before?: string | null; after?: string | null }, limit: number): EventPage => {
    if (ask.after) {
      const newer = all.filter(({ id }) => id > (ask.after ?? ''))
      const events = newer.slice(Math.max(0, newer.length - limit))
      return {
        events,
        next: events.at(-1)?.id ?? null,
        previous: newer.length > limit ? (events[0]?.id ?? null) : null,
      }
    }
    const older = all.filter(({ id }) => !ask.before || id < ask.before)
    const events = older.slice(0, limit)
    const isEnd = older.length <= limit
    return {
      events,
      next: isEnd ? null : (events.at(-1)?.id ?? null),
      previous: ask.before ? (events[0]?.id ?? null) : null,
    }
  }
}

describe('the log of events', () => {
  it('whichever way one scrolls, is one part of the past without gaps, and never too long', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.integer({ min: 1, max: 5000 }), (ways, count) => {
        const ask = pages(count)
        let log = logOf(ask({}, 200))
        for (const isOlder of ways) {
          if (isOlder && log.older !== null) log = withOlder(log, ask({ before: log.older }, 200))
          if (!isOlder && log.newer !== null) log = withNewer(log, ask({ after: log.newer }, 200))
          const times = ids(log)
          expect(times.length).toBeLessThanOrEqual(EVENTS_HELD)
          expect(times.every((at, n) => n === 0 || at === (times[n - 1] ?? 0) - 1000)).toBe(true)
          expect(log.newer === null).toBe(times[0] === count * 1000)
          expect(log.older === null).toBe(times.at(-1) === 1000)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('takes what happens on top, in its place and once, but only where it reaches until now', () => {
    const log = logOf({ events: [past(2000), past(1000)], next: null, previous: null })
    const news = [view(3000), view(1500), view(2000)]
    expect(ids(withNews(log, news, () => true))).toEqual([3000, 2000, 1500, 1000])
    expect(ids(withNews(log, news, ({ at }) => at === iso(3000)))).toEqual([3000, 2000, 1000])
    expect(ids(withNews({ ...log, newer: 'x' }, news, () => true))).toEqual([2000, 1000])
    expect(withNews(log, [view(2000)], () => true)).toBe(log)
  })

  it('ends what went on when its end happens, wanted or not', () => {
    const offline = { ...past(1000, { to: 'offline' }), stretch: { since: iso(1000), until: null, by: null } }
    const log = logOf({ events: [offline], next: null, previous: null })
    const other = withNews(log, [view(2000, { gateway: 'SN-2', from: 'offline' })], () => false)
    expect(other.events[0]?.stretch?.until).toBeNull()
    const back = view(3000, { from: 'offline' })
    const ended = withNews(log, [back], () => false)
    expect(ended.events.map(({ stretch }) => stretch)).toEqual([{ since: iso(1000), until: iso(3000), by: 'online' }])
    const both = withNews(log, [back, view(4000, { to: 'offline', from: 'late' })], () => true)
    expect(both.events.map(({ stretch }) => stretch)).toEqual([
      { since: iso(4000), until: null, by: null },
      { since: iso(1000), until: iso(3000), by: 'online' },
      { since: iso(1000), until: iso(3000), by: 'online' },
    ])
  })

  it('after the connection was lost joins what it missed, or begins anew where that is too much', () => {
    const log = logOf({ events: [past(2000), past(1000)], next: 'older', previous: null })
    const joined = withLatest(log, { events: [past(4000), past(3000), past(2000)], next: 'x', previous: null })
    expect([ids(joined), joined.older]).toEqual([[4000, 3000, 2000, 1000], 'older'])
    const apart = withLatest(log, { events: [past(9000), past(8000)], next: 'x', previous: null })
    expect([ids(apart), apart.older]).toEqual([[9000, 8000], 'x'])
  })

  it('goes on to say what of the past cannot be had, whatever comes to it on the newer side', () => {
    const missing = ['Harbour']
    const log = logOf({ events: [past(2000), past(1000)], next: null, previous: 'newer', missing })
    expect(withNewer(log, { events: [past(3000)], next: 'x', previous: null }).missing).toEqual(missing)
    expect(withLatest(log, { events: [past(3000), past(2000)], next: 'x', previous: null }).missing).toEqual(missing)
    const whole = { events: [past(3000), past(2000), past(1000)], next: null, previous: null }
    expect(withLatest(log, whole).missing).toBeUndefined()
  })
})

it('keeps of a log what another question wants as well, and where its pages begin', () => {
  const log = logOf({ events: [past(3000), past(2000, { gateway: 'SN-2' })], next: 'older', previous: null })
  const part = onlyWanted(log, ({ gateway, at }) => gateway === 'SN-2' && at === iso(2000))
  expect(part).toEqual({ events: [log.events[1]], older: 'older', newer: null })
})
