import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVERY_DAY } from '../../../src/shared/time/daily-window'
import { days, hours, type Millis, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { Chronicle, history } from '../../support/alert-history'

const JUMPS = [hours(1), -hours(1), days(1), -days(1)]
const BEGIN = days(400)

/** Two boxes that report, at a time of day that a clock may be set back from. */
function start(): AlertDiary {
  const diary = new AlertDiary()
  diary.now = BEGIN
  return diary.boxesReport(['SN-1', 'other'], BEGIN, BEGIN + seconds(100))
}

const inSeconds = (at: Millis) => Math.floor(at / 1000)

/** Lives by the time that really passes, whatever the clock on the wall says. */
class Elapsing extends Chronicle {
  private set: Millis = 0
  private readonly cuts: { readonly told: number; readonly set: Millis }[] = []

  constructor() {
    super()
    this.now = BEGIN
    this.rules = { ...this.rules, reminders: true }
  }

  /** By 0: the watch is disturbed all the same. */
  jumps(by: Millis): void {
    this.setsClock(by)
    this.set += by
    this.cuts.push({ told: this.told.length, set: this.set })
  }

  /** What was told, and when in the time that really passed. */
  get really() {
    return this.told.map(({ at, news, severity, items, group, total }, place) => {
      const set = this.cuts.findLast(({ told }) => told <= place)?.set ?? 0
      return {
        at: at - set,
        ...{ news, severity, group, total },
        items: items.map(({ incident: _, evidence: _e, gatewayName: _n, since, until, ...item }) => ({
          ...item,
          since: since - set,
          until: until === null ? null : until - set,
        })),
      }
    })
  }

  /** The alerts as they stand, in the time that really passed. */
  get standing() {
    return this.alerts.incidents
      .map(({ subject, openedAt, changedAt, condition, ledger: { badAt, reminders, acknowledgedAt } }) => ({
        ...{ subject, condition, reminders },
        openedAt: openedAt - this.set,
        changedAt: changedAt - this.set,
        badAt: badAt === null ? null : badAt - this.set,
        acknowledgedAt: acknowledgedAt === null ? null : acknowledgedAt - this.set,
      }))
      .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
  }
}

const jumps = fc.array(fc.record({ after: fc.nat({ max: 50 }), by: fc.constantFrom(...JUMPS) }), {
  minLength: 1,
  maxLength: 6,
})

test('whatever happens: a clock that is set meanwhile changes nothing of what is told, and when', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(history, jumps, fc.boolean(), (happenings, jumps, goesOn) => {
      const lived = (by: (jump: Millis) => Millis) => {
        const diary = new Elapsing()
        diary.begins()
        happenings.forEach((happening, place) => {
          diary.lives1(happening)
          for (const jump of jumps) if (jump.after === place) diary.jumps(by(jump.by))
        })
        // What stays bad is reminded of.
        if (goesOn) diary.until(diary.now + hours(1.5))
        return diary
      }
      const as = lived((by) => by)
      const without = lived(() => 0)
      expect(as.really).toEqual(without.really)
      expect(as.standing).toEqual(without.standing)
    }),
    { numRuns: 40 },
  )
})

test.each(JUMPS)('set by %s ms, a mute of an hour lasts an hour, of a box as of all', (by) => {
  for (const mutesAnHour of [
    (diary: AlertDiary) => diary.mutes({ kind: 'fleet' }, { until: diary.now + hours(1), lasting: true }),
    (diary: AlertDiary) => diary.writes('SN-1', { mute: { until: diary.now + hours(1), lasting: true } }),
  ]) {
    const diary = start()
    const mutedAt = diary.now
    mutesAnHour(diary)
      .othersReport(diary.now, diary.now + minutes(10))
      .setsClock(by)
    diary.othersReport(diary.now, mutedAt + by + minutes(59))
    expect(diary.told).toEqual([])
    diary.othersReport(diary.now, mutedAt + by + minutes(62))
    expect(diary.told.map(({ at }) => inSeconds(at - by - mutedAt))).toEqual([3615])
  }
})

test('a mute until an instant ends when the clock on the wall says so', () => {
  for (const mutesUntil of [
    (diary: AlertDiary, until: Millis) => diary.mutes({ kind: 'fleet' }, { until }),
    (diary: AlertDiary, until: Millis) => diary.writes('SN-1', { mute: { until } }),
  ]) {
    const diary = start()
    const until = BEGIN + hours(3)
    mutesUntil(diary, until)
      .othersReport(diary.now, diary.now + minutes(10))
      .setsClock(hours(1))
    diary.othersReport(diary.now, until + minutes(2))
    expect(diary.told.map(({ at }) => inSeconds(at - until))).toEqual([15])
  }
})

test('hours of the day are those of the clock on the wall: set into quiet hours nothing is told, set out of them it is', () => {
  const clock = (at: Millis) => new Date(at).toTimeString().slice(0, 5)
  const diary = start()
  const quiet = { days: EVERY_DAY, from: clock(BEGIN + hours(2)), to: clock(BEGIN + hours(4)) }
  diary.rules = { ...diary.rules, quietHours: [quiet] }
  diary.setsClock(hours(3)).othersReport(diary.now, diary.now + minutes(10))
  expect(diary.told).toEqual([])
  diary.setsClock(hours(3)).othersReport(diary.now, diary.now + minutes(1))
  expect(diary.told.map(({ items }) => items[0]?.gateway)).toEqual(['SN-1'])
})
