import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeStep } from '../../../src/shared/alerts/take-step'
import type { Step } from '../../../src/shared/fleet/step'
import { type Millis, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device, gatewayPart } from '../../support/reports'

/** Each of its steps is taken a second time from a state that was read from the disk, of which nothing was found out. */
class Twice extends AlertDiary {
  compared = 0

  protected override take(step: Step): this {
    const read = JSON.parse(JSON.stringify(this.alerts))
    const told = this.told.length
    super.take(step)
    const again = takeStep(read, step, this.context, this.now)
    expect(JSON.parse(JSON.stringify(again.state))).toEqual(JSON.parse(JSON.stringify(this.alerts)))
    expect(again.announcements).toEqual(this.told.slice(told))
    this.compared++
    return this
  }
}

const happening = fc.record({
  box: fc.nat({ max: 3 }),
  down: fc.nat({ max: 3 }),
  ill: fc.boolean(),
  wait: fc.oneof(fc.constant<Millis>(0), fc.integer({ min: 1, max: 100 }).map(seconds)),
})

test('a state that is carried on and one that is read from the disk take the same step', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      const diary = new Twice()
      for (const { box, down, ill, wait } of happenings) {
        diary.hears(diary.now, {
          sn: `SN-${box}`,
          ...(ill ? { gateway: gatewayPart({ fault: { active: true, description: 'hot' } }) } : {}),
          devices: Array.from({ length: 4 }, (_, n) => device(`${n}`, { status: n < down ? 'offline' : 'online' })),
        })
        diary.until(diary.now + wait)
      }
      expect(diary.compared).toBeGreaterThanOrEqual(happenings.length)
    }),
    { numRuns: 40 },
  )
})
