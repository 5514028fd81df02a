import { describe, expect, test } from 'vitest'
import type { Box } from '../../../src/main/simulator/world/box'
import { CALM, LIVELY, type Rates } from '../../../src/main/simulator/world/rates'
import { hours, type Millis, minutes, seconds } from '../../../src/shared/time/millis'
import { castMember, lifeOf } from './cast-member'

const OFTEN: Rates = { ...CALM, faults: 1 }
const HOURS = 30 * 24

const month = lifeOf(castMember(), LIVELY, seconds(20), (HOURS * hours(1)) / seconds(20))

describe('in a month', () => {
  test('faults come about as often as asked for, and end within minutes', () => {
    expect(perHour(month, (box) => box.fault !== null)).toSatisfy(near(LIVELY.faults))
    expect(month.filter((box) => (box.fault?.until ?? 0) > box.steppedAt + minutes(6))).toEqual([])
  })

  test('silences come about as often as asked for, those of restarts among them', () => {
    expect(perHour(month, (box) => box.silentUntil !== null)).toSatisfy(near(LIVELY.silences + LIVELY.restarts))
  })

  test('every device has its share of the outages', () => {
    for (const index of [0, 7]) {
      const outages = perHour(month, (box) => box.devices[index]?.downUntil !== null)
      expect(outages).toSatisfy(near(LIVELY.deviceOutages / 8))
    }
  })

  test('DHCP changes addresses', () => {
    expect((month.at(-1)?.lease ?? 0) / HOURS).toSatisfy(near(LIVELY.addressChanges))
  })

  test('restarts begin the uptime anew', () => {
    expect(new Set(month.map((box) => box.bootedAt)).size / HOURS).toSatisfy(near(LIVELY.restarts))
  })
})

test('how often a box reports does not change how often things happen to it', () => {
  const faults = (every: Millis) =>
    perHour(lifeOf(castMember(1), OFTEN, every, (HOURS * hours(1)) / every), (box) => box.fault !== null)
  expect(faults(seconds(10))).toSatisfy(near(faults(seconds(60))))
})

test('nothing happens in a calm world', () => {
  const calm = lifeOf(castMember(), CALM, minutes(1), 24 * 60)
  const events = calm.filter(({ fault, silentUntil, lease }) => fault !== null || silentUntil !== null || lease !== 0)
  expect(events).toEqual([])
  expect(calm.flatMap((box) => box.devices).filter((device) => device.downUntil !== null)).toEqual([])
})

test('in a lively fleet some devices are down from the beginning', () => {
  const devices = Array.from({ length: 200 }, (_, index) => castMember(index, { rates: LIVELY }).box.devices).flat()
  const down = devices.filter((device) => device.downUntil !== null).length
  expect(down / devices.length).toBeGreaterThan(0.01)
  expect(down / devices.length).toBeLessThan(0.06)
})

/** How many times per hour something began in `life`. */
function perHour(life: readonly Box[], is: (box: Box) => boolean): number {
  const began = life.filter((box, index) => is(box) && index > 0 && !is(life[index - 1] ?? box))
  return began.length / HOURS
}

/** Within a third: what chance leaves of a month. */
const near = (expected: number) => (actual: number) => Math.abs(actual - expected) <= expected / 3
