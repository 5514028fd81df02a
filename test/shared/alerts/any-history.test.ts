import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deviceStatus } from '../../../src/shared/presence/device-status'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { Chronicle, history } from '../../support/alert-history'

const OFFLINE_AFTER = seconds(65)

/** 3P + 5 s, then 5 s of delay and 15 s of gathering. */
const TOLD_AFTER = OFFLINE_AFTER + seconds(20)

const itemsOf = ({ told }: Chronicle) => told.flatMap(({ at, items }) => items.map((item) => ({ at, item })))

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return groups
}

/** A promise that is kept whatever happens. */
const inAnyHistory = (check: (diary: Chronicle) => void) => () =>
  fc.assert(
    fc.property(history, (happenings) => check(new Chronicle().lives(happenings))),
    { numRuns: 40 },
  )

/** Likewise, looked at when all is calm again. */
const onceCalm = (check: (diary: Chronicle) => void) => inAnyHistory((diary) => check(diary.calmsDown()))

/** Enough on a machine that is busy with something else. */
const PATIENT = { timeout: 60_000 }

test(
  'every bad news that is told is followed by exactly one recovery, and nothing is told twice',
  PATIENT,
  onceCalm((diary) => {
    const byIncident = grouped(itemsOf(diary), ({ item }) => item.incident)
    for (const told of byIncident.values()) {
      const news = told.map(({ item }) => item.news)
      expect(news.at(-1)).toBe('recovery')
      expect(new Set(news).size).toBe(news.length)
      expect(news.length).toBeGreaterThan(1)
    }
    expect(diary.alerts.incidents).toEqual([])
  }),
)

test(
  'of one subject, bad news and recovery take turns',
  PATIENT,
  onceCalm((diary) => {
    const bySubject = grouped(itemsOf(diary), ({ item: { kind, gateway, device } }) =>
      [kind.split('-')[0], kind.endsWith('fault'), gateway, device].join(),
    )
    for (const told of bySubject.values()) {
      const edges = told.map(({ item }) => item.news).filter((news) => news === 'bad' || news === 'recovery')
      for (let n = 1; n < edges.length; n++) expect([edges[n - 1], edges[n]]).not.toEqual(['bad', 'bad'])
    }
  }),
)

test(
  'a silent gateway never turns a device offline',
  PATIENT,
  inAnyHistory((diary) => {
    for (const fact of diary.transitions.filter(({ kind }) => kind === 'device-status')) {
      expect(diary.reports.get(fact.gateway)).toContain(fact.at)
    }
    for (const gateway of diary.fleet.gateways) {
      if (gateway.presence === 'online' || gateway.presence === 'late') continue
      for (const one of gateway.devices) expect(deviceStatus(one, gateway.presence)).toBe('unknown')
    }
  }),
)

test(
  'no box is told offline before 3P + 5 s of watched silence, and nothing of a time in which nobody watched',
  PATIENT,
  onceCalm((diary) => {
    for (const { at, item } of itemsOf(diary)) {
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
)

test(
  'nothing is told of who is muted, of devices only while their box is heard, and a return after two reports',
  PATIENT,
  onceCalm((diary) => {
    for (const { at, item } of itemsOf(diary)) {
      for (const { from, to } of diary.muted.fleet) expect(at > from && at < to).toBe(false)
      if (item.cause === 'removed') continue
      // One that was removed and reported again is in no group.
      const wasInGroup = item.gateway === 'SN-0' || item.gateway === 'SN-1'
      const inGroup = wasInGroup && !diary.handled.get(item.gateway ?? '')?.some((time) => time <= at)
      for (const { from, to } of diary.muted.group) expect(inGroup && at > from && at < to).toBe(false)
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
)

test(
  'whatever happened before: what is bad for a quarter of an hour, and not muted, has been told and is open',
  PATIENT,
  inAnyHistory((diary) => {
    diary.isTended()
    const end = diary.now + minutes(16)
    while (diary.now < end) {
      diary
        .report('SN-1', [true, false])
        .report('SN-2', [false, false], true)
        .until(diary.now + seconds(20))
    }
    const open = diary.alerts.incidents.filter(({ condition, ledger }) => condition === 'bad' && ledger.badAt !== null)
    expect(open.map(({ subject }) => subject).toSorted()).toEqual(['device:SN-1/0', 'fault:SN-2', 'presence:SN-0'])
    for (const { id } of open) {
      const last = itemsOf(diary).findLast(({ item }) => item.incident === id)?.item.news
      expect(['bad', 'unstable']).toContain(last)
    }
  }),
)

test(
  'whatever happened before and is over: a silence is told 3P + 5 s + 20 s after the last report, to the second',
  PATIENT,
  onceCalm((diary) => {
    const heardAt = diary.reports.get('SN-0')?.at(-1) ?? 0
    const before = diary.told.length
    for (let n = 0; n < 6; n++)
      diary
        .report('SN-1')
        .report('SN-2')
        .until(diary.now + seconds(20))
    expect(diary.told.slice(before).map(({ at, items }) => [at - heardAt, items[0]?.gateway])).toEqual([
      [TOLD_AFTER, 'SN-0'],
    ])
  }),
)
