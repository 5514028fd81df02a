import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Device } from '../../../src/shared/model/gateway'
import type { DeviceReport } from '../../../src/shared/model/report'
import { seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { device } from '../../support/reports'

const anyDevice = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    status: fc.constantFrom('online', 'online', 'offline', 'unknown'),
    name: fc.constantFrom('x', 'x', 'y', null),
    ip: fc.constantFrom('1', '1', '2', null),
    url: fc.constantFrom(null, 'rtsp://1'),
  })
  .map(({ id, ...rest }) => device(id, rest as Partial<DeviceReport>))
const anyList = fc.uniqueArray(anyDevice, { selector: ({ id }) => id, maxLength: 4 })
/** A list, and how often the box sends it before it sends another. */
const anySequence = fc.array(fc.tuple(anyList, fc.integer({ min: 1, max: 3 })), { maxLength: 12 })

/** What is known of each device, merged with no thought of speed. */
function plainly(known: readonly Device[], listed: readonly DeviceReport[], at: number): Device[] {
  const after = known.map((before): Device => {
    const said = listed.find(({ id }) => id === before.id)
    const { status, ...rest } = said ?? { ...before, status: 'missing' as const }
    return { ...rest, lastKnownStatus: status, since: status === before.lastKnownStatus ? before.since : at }
  })
  const added = listed.filter(({ id }) => !known.some((device) => device.id === id))
  return [...after, ...added.map(({ status, ...rest }) => ({ ...rest, lastKnownStatus: status, since: at }))]
}

test('whatever lists a box sends, its devices are as if merged one by one', () => {
  fc.assert(
    fc.property(anySequence, (sequence) => {
      const diary = new Diary()
      let expected: Device[] = []
      let at = 0
      for (const [list, times] of sequence) {
        for (let n = 0; n < times; n++) {
          at += seconds(20)
          expected = plainly(expected, list, at)
          diary.hears(at, { devices: n % 2 === 0 ? list : structuredClone(list) })
          expect(diary.gateway().devices).toEqual(
            expected.map(({ lastKnownStatus, ...rest }) => ({ ...rest, lastKnownStatus })),
          )
        }
      }
    }),
  )
})

test('what a report says again stays the very same', () => {
  const list = ['a', 'b'].map((id) => device(id))
  const diary = new Diary().hears(0, { devices: list })
  const { devices } = diary.gateway()
  expect(diary.hears(seconds(20), { devices: structuredClone(list) }).gateway().devices).toBe(devices)
  const changed = [device('a'), device('b', { status: 'offline' })]
  expect(diary.hears(seconds(40), { devices: changed }).gateway().devices[0]).toBe(devices[0])
})
