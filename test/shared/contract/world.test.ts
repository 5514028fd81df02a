import { expect, test } from 'vitest'
import type { Patch } from '../../../src/shared/contract/push'
import { TREND_LENGTH } from '../../../src/shared/contract/trend'
import { applyPatch, type World, worldFromFleet } from '../../../src/shared/contract/world'
import { fleet, gateway } from '../../renderer/gateways'

const world = (...ids: string[]): World => worldFromFleet({ ...fleet(ids.map((id) => gateway(id))), seq: 7 })
const patch = (seq: number, more: Partial<Patch> = {}): Patch => ({ seq, at: '2026-11-22T10:46:00.000Z', ...more })
const after = (before: World, next: Patch): World => {
  const result = applyPatch(before, next)
  if (result === 'missed') throw new Error('missed')
  return result
}

test('a patch that names one gateway leaves the others the very same objects', () => {
  const before = world('A', 'B')
  const next = after(before, patch(8, { gateways: [gateway('A', { alias: 'North gate' })] }))
  expect(next.gateways.get('A')?.alias).toBe('North gate')
  expect(next.gateways.get('B')).toBe(before.gateways.get('B'))
})

test('a patch that tells of the receiver alone leaves every map as it is', () => {
  const before = world('A')
  const next = after(before, patch(8, { receiver: { ...before.receiver, accepted: 9 } }))
  expect([next.seq, next.receiver.accepted]).toEqual([8, 9])
  expect(next.gateways).toBe(before.gateways)
})

test('a patch seen already changes nothing, one after a gap asks for the fleet', () => {
  const before = world('A')
  expect(applyPatch(before, patch(7, { removed: ['A'] }))).toBe(before)
  expect(applyPatch(before, patch(9))).toBe('missed')
})

test('a removed gateway is gone, and brought back it has the trend that it had', () => {
  const reported = (n: number) => gateway('A', { lastReportAt: new Date(n * 1000).toISOString() })
  let now = after(world('A', 'B'), patch(8, { gateways: [reported(1)] }))
  now = after(now, patch(9, { gateways: [reported(2)] }))
  const trend = now.trends.get('A')
  now = after(now, patch(10, { removed: ['A'] }))
  expect([...now.gateways.keys()]).toEqual(['B'])
  now = after(now, patch(11, { gateways: [reported(2)] }))
  expect(now.trends.get('A')).toEqual(trend)
  expect(after(now, patch(12, { gateways: [reported(3)] })).trends.get('A')?.cpu).toHaveLength(3)
})

test('a report extends the trend, an edit does not, and it never grows beyond its length', () => {
  let now = world('A')
  const reported = (n: number) => gateway('A', { lastReportAt: new Date(n * 1000).toISOString() })
  for (let n = 1; n <= TREND_LENGTH + 5; n++) now = after(now, patch(7 + n, { gateways: [reported(n)] }))
  const trend = now.trends.get('A')
  expect(trend?.cpu.length).toBe(TREND_LENGTH)
  const edited = after(now, patch(now.seq + 1, { gateways: [{ ...reported(TREND_LENGTH + 5), alias: 'x' }] }))
  expect(edited.trends.get('A')).toBe(trend)
})
