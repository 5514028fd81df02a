import { expect, test, vi } from 'vitest'
import type { FleetMoment } from '../../src/main/fleet/describe'
import { HiddenPasswords } from '../../src/main/hidden-passwords'
import { tellFleet } from '../../src/main/told-fleet'
import type { PushEvent } from '../../src/shared/contract/push'
import { snapshotFirst } from '../../src/shared/contract/snapshot-first'
import type { FleetView } from '../../src/shared/contract/views'

const SECRET = 'rtsp://admin:hunter2@10.0.0.9/main'

/** A moment of a fleet with so many boxes, and how many of them were described. */
function momentOf(size: number) {
  const described: string[] = []
  const moment = {
    rest: { seq: 7, trends: { [SECRET]: {} } },
    boxes: Array.from({ length: size }, (_, place) => `SN-${place} ${SECRET}`),
    describe: (id: string) => {
      described.push(id)
      return { id }
    },
  }
  return { moment: moment as unknown as FleetMoment, described }
}

test('a large fleet is told whole and in order, some boxes in each turn, without passwords', async () => {
  const { moment, described } = momentOf(1234)
  const passwords = new HiddenPasswords()
  const told = new Promise<FleetView>((tell) => tellFleet(moment, passwords, tell))
  expect(described).toEqual([])
  let most = 0
  for (let before = 0; described.length < 1234; before = described.length) {
    await new Promise((resolve) => setImmediate(resolve))
    most = Math.max(most, described.length - before)
  }
  expect(most).toBeLessThan(200)
  const fleet = await told
  expect(fleet.gateways.map(({ id }) => id.split(' ')[0])).toEqual(Array.from({ length: 1234 }, (_, at) => `SN-${at}`))
  expect(JSON.stringify(fleet)).not.toContain('hunter2')
  // It is looked through as a part of the answer once more, which finds nothing to do.
  expect(passwords.hide(fleet)).toBe(fleet)
  expect(passwords.meant(fleet.gateways[3]?.id)).toBe(`SN-3 ${SECRET}`)
})

test('a small one is told at once; one that nobody waits for any more is not told', async () => {
  const tell = vi.fn()
  tellFleet(momentOf(200).moment, new HiddenPasswords(), tell)
  expect(tell).toHaveBeenCalledTimes(1)
  const { moment, described } = momentOf(1000)
  tellFleet(moment, new HiddenPasswords(), tell)()
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(tell).toHaveBeenCalledTimes(1)
  expect(described.length).toBeLessThan(200)
})

test('what comes before the first snapshot is heard after it, in order, and so is what is said meanwhile', () => {
  const heard: string[] = []
  const hears = snapshotFirst((event) => {
    heard.push(event.type)
    if (event.type === 'snapshot') hears({ type: 'alerts' } as PushEvent)
  })
  for (const type of ['patch', 'settings', 'snapshot', 'export']) hears({ type } as PushEvent)
  expect(heard).toEqual(['snapshot', 'patch', 'settings', 'alerts', 'export'])
})
