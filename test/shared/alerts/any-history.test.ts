import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnnouncedItem } from '../../../src/shared/alerts/announcement'
import { deviceStatus } from '../../../src/shared/presence/device-status'
import { type Millis, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device } from '../../support/reports'

const BOXES = ['SN-0', 'SN-1', 'SN-2'] as const
const OFFLINE_AFTER = seconds(65)

type Event =
  | { readonly do: 'report'; readonly box: number; readonly down: readonly boolean[] }
  | { readonly do: 'all report' | 'nothing' | 'disturbed' | 'mute fleet' | 'unmute fleet' | 'mute box' }
  | { readonly do: 'sleep' | 'restart'; readonly long: number }

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      box: fc.nat({ max: 2 }),
      down: fc.tuple(fc.boolean(), fc.boolean()),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('all report' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('nothing', 'disturbed', 'mute fleet', 'unmute fleet', 'mute box') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('sleep', 'restart'), long: fc.integer({ min: 1, max: 600 }) }),
  },
)

const history = fc.array(fc.record({ event, wait: fc.oneof(fc.constant(20), fc.integer({ min: 0, max: 120 })) }), {
  maxLength: 50,
})

type Happening = typeof history extends fc.Arbitrary<(infer H)[]> ? H : never

/** What happened, with the test's own record of who reported when and when nobody watched. */
class Chronicle extends AlertDiary {
  readonly reports = new Map<string, Millis[]>(BOXES.map((sn) => [sn, []]))
  readonly unwatched: { readonly from: Millis; readonly to: Millis }[] = []
  /** When the whole fleet was muted. */
  readonly muted: { readonly from: Millis; readonly to: Millis }[] = []

  report(sn: string, down: readonly boolean[] = [false, false]): this {
    this.reports.get(sn)?.push(this.now)
    return this.hears(this.now, {
      sn,
      devices: down.map((isDown, n) => device(`${n}`, { status: isDown ? 'offline' : 'online' })),
    })
  }

  lives(happenings: readonly Happening[]): this {
    for (const sn of BOXES) this.report(sn).writes(sn, { periodSeconds: 20 })
    for (const { event, wait } of happenings) {
      this.happens(event)
      this.until(this.now + seconds(wait))
    }
    return this
  }

  /** Everybody reports in time until nothing is left to tell. */
  calmsDown(): this {
    this.endMute(this.now)
    this.writes('SN-0', { mute: null }).unmutes({ kind: 'fleet' })
    const end = this.now + minutes(12)
    while (this.now < end) {
      for (const sn of BOXES) this.report(sn)
      this.until(this.now + seconds(20))
    }
    return this
  }

  private happens(event: Event): void {
    const from = this.now
    switch (event.do) {
      case 'report':
        this.report(BOXES[event.box] ?? 'SN-0', event.down)
        return
      case 'all report':
        for (const sn of BOXES) this.report(sn)
        return
      case 'disturbed':
        this.isDisturbed(from)
        return
      case 'mute fleet':
        this.endMute(from)
        this.muted.push({ from, to: from + minutes(5) })
        this.mutes({ kind: 'fleet' }, { until: from + minutes(5) })
        return
      case 'unmute fleet':
        this.endMute(from)
        this.unmutes({ kind: 'fleet' })
        return
      case 'mute box':
        this.writes('SN-0', { mute: { until: from + minutes(3) } })
        return
      case 'sleep':
      case 'restart': {
        const to = from + seconds(event.long)
        if (event.do === 'sleep') this.isClosed(from, to)
        else this.restarts(from, to)
        this.unwatched.push({ from, to })
      }
    }
  }

  private endMute(at: Millis): void {
    const last = this.muted.pop()
    if (last !== undefined) this.muted.push({ from: last.from, to: Math.min(last.to, at) })
  }

  items(): { readonly at: Millis; readonly item: AnnouncedItem }[] {
    return this.told.flatMap(({ at, items }) => items.map((item) => ({ at, item })))
  }
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return groups
}

const RUNS = { numRuns: 40 }

/** Enough on a machine that is busy with something else. */
const PATIENT = { timeout: 60_000 }

test('every bad news that is told is followed by exactly one recovery, and nothing is told twice', PATIENT, () => {
  fc.assert(
    fc.property(history, (happenings) => {
      const diary = new Chronicle().lives(happenings).calmsDown()
      const byIncident = grouped(diary.items(), ({ item }) => item.incident)
      for (const told of byIncident.values()) {
        const news = told.map(({ item }) => item.news)
        expect(news.at(-1)).toBe('recovery')
        expect(new Set(news).size).toBe(news.length)
        expect(news.length).toBeGreaterThan(1)
      }
      expect(diary.alerts.incidents).toEqual([])
    }),
    RUNS,
  )
})

test('of one subject, bad news and recovery take turns', PATIENT, () => {
  fc.assert(
    fc.property(history, (happenings) => {
      const diary = new Chronicle().lives(happenings).calmsDown()
      const bySubject = grouped(diary.items(), ({ item: { kind, gateway, device } }) =>
        [kind.split('-')[0], kind.endsWith('fault'), gateway, device].join(),
      )
      for (const told of bySubject.values()) {
        const edges = told.map(({ item }) => item.news).filter((news) => news === 'bad' || news === 'recovery')
        for (let n = 1; n < edges.length; n++) expect([edges[n - 1], edges[n]]).not.toEqual(['bad', 'bad'])
      }
    }),
    RUNS,
  )
})

test('a silent gateway never turns a device offline', PATIENT, () => {
  fc.assert(
    fc.property(history, (happenings) => {
      const diary = new Chronicle().lives(happenings)
      for (const fact of diary.transitions.filter(({ kind }) => kind === 'device-status')) {
        expect(diary.reports.get(fact.gateway)).toContain(fact.at)
      }
      for (const gateway of diary.fleet.gateways) {
        if (gateway.presence === 'online' || gateway.presence === 'late') continue
        for (const one of gateway.devices) expect(deviceStatus(one, gateway.presence)).toBe('unknown')
      }
    }),
    RUNS,
  )
})

test(
  'no box is told offline before 3P + 5 s of watched silence, and nothing of a time in which nobody watched',
  PATIENT,
  () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const diary = new Chronicle().lives(happenings).calmsDown()
        for (const { at, item } of diary.items()) {
          for (const { from, to } of diary.unwatched) {
            expect(at > from && at < to).toBe(false)
            if (item.news === 'bad') expect(item.since > from && item.since < to).toBe(false)
          }
          if (item.kind !== 'gateway-offline' || item.news !== 'bad') continue
          const reports = diary.reports.get(item.gateway ?? '') ?? []
          const heardAt = Math.max(...reports.filter((time) => time < item.since))
          const watchedAt = Math.max(0, ...diary.unwatched.map(({ to }) => to).filter((to) => to <= item.since))
          expect(item.since).toBeGreaterThanOrEqual(Math.max(heardAt, watchedAt) + OFFLINE_AFTER)
          expect(at).toBeGreaterThanOrEqual(item.since)
        }
      }),
      RUNS,
    )
  },
)

test(
  'nothing is told while the fleet is muted, of devices only while their box is heard, and a return after two reports',
  PATIENT,
  () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const diary = new Chronicle().lives(happenings).calmsDown()
        for (const { at, item } of diary.items()) {
          for (const { from, to } of diary.muted) expect(at > from && at < to).toBe(false)
          const reports = (diary.reports.get(item.gateway ?? '') ?? []).filter((time) => time <= at)
          if (item.device !== null) {
            const awake = Math.max(0, ...diary.unwatched.map(({ to }) => to).filter((to) => to <= at))
            expect(reports.at(-1)).toBeGreaterThanOrEqual(awake)
          }
          if (item.news !== 'recovery' || item.kind === 'receiver-silent' || item.until === null) continue
          const since = item.until
          expect(reports.filter((time) => time >= since).length).toBeGreaterThanOrEqual(2)
        }
      }),
      RUNS,
    )
  },
)
