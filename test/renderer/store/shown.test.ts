import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldOrder } from '../../../src/renderer/store/held-order'
import { type FleetFilter, filterOf, NO_FILTER, worstGateways } from '../../../src/renderer/store/shown'
import { STANDINGS } from '../../../src/renderer/store/standing'
import type { GatewayView } from '../../../src/shared/contract/views'
import { iso } from '../../../src/shared/time/iso'
import { minutes } from '../../../src/shared/time/millis'
import { device, gateway, NOW, withDevices } from '../gateways'

const since = (n: number) => iso(NOW - minutes(n))
const shownGateways = (gateways: readonly GatewayView[], filter: FleetFilter) =>
  worstGateways(gateways, filterOf(filter), gateways.length)
const idsOf = (shown: readonly { id: string }[]) => shown.map(({ id }) => id)

describe('the order of the fleet', () => {
  it('is by severity, the most recent problem first, the others by name', () => {
    const gateways = [
      gateway('well-10', { name: 'Gate 10' }),
      gateway('well-9', { name: 'Gate 9' }),
      gateway('never', { presence: 'expected' }),
      gateway('late', { presence: 'late' }),
      gateway('ill-old', { name: 'Gate 1', fault: { active: true, description: null, since: since(126) } }),
      gateway('ill-new', { name: 'Gate 2', fault: { active: true, description: null, since: since(3) } }),
      gateway('off-old', { presence: 'offline', presenceSince: since(126) }),
      gateway('off-new', { presence: 'offline', presenceSince: since(3) }),
      gateway('muted', { presence: 'offline', muted: true }),
    ]
    expect(idsOf(shownGateways(gateways, NO_FILTER))).toEqual([
      'off-new',
      'off-old',
      'ill-new',
      'ill-old',
      'late',
      'well-9',
      'well-10',
      'muted',
      'never',
    ])
  })
})

describe('the filter', () => {
  const gateways = [
    gateway('SN1', { name: '北门岗亭', addresses: ['10.0.0.7', '192.168.9.1'], tags: ['phase 2'] }),
    gateway('SN2', { alias: 'Depot', mac: 'e0:a5:09:00:2f:b1', note: 'Key with the guard' }),
    gateway('SN3', { presence: 'offline', sn: 'HQ0042-17' }),
  ]
  it.each([
    ['北门', ['SN1']],
    ['192.168.9', ['SN1']],
    ['PHASE', ['SN1']],
    ['depot', ['SN2']],
    ['2f:b1', ['SN2']],
    ['E0-A5-09', ['SN2']],
    ['a509.002f', ['SN2']],
    ['e0a509002fb1', ['SN2']],
    ['ｅ０：ａ５', ['SN2']],
    ['192。168。9', ['SN1']],
    ['68.9.1', ['SN1']],
    ['19.21.689', []],
    ['HQ-0042-17', ['SN3']],
    ['hq004217', ['SN3']],
    ['guard depot', ['SN2']],
    ['sn', ['SN3', 'SN1', 'SN2']],
    ['sn2 phase', []],
    ['  ', ['SN3', 'SN1', 'SN2']],
  ])('finds “%s”', (query, ids) => {
    expect(idsOf(shownGateways(gateways, { ...NO_FILTER, query })).toSorted()).toEqual([...ids].sort())
  })

  it('finds a box by one of its sub-devices, whose words and its own go together', () => {
    const canteen = withDevices('a', [
      device('cam-3', { name: '3号摄像机', ip: '10.1.0.3', location: 'Gate' }),
      device('cam-4', { name: 'Camera 4', group: 'A-17' }),
    ])
    const boxes = [{ ...canteen, name: 'Canteen' }, withDevices('b', [device('x', { name: 'Camera 3' })])]
    const found = (query: string) => idsOf(shownGateways(boxes, { ...NO_FILTER, query }))
    expect(found('3号摄像机')).toEqual(['a'])
    expect(found('３号摄')).toEqual(['a'])
    expect(found('10.1.0.3')).toEqual(['a'])
    expect(found('CAM3')).toEqual(['a'])
    expect(found('a-17')).toEqual(['a'])
    expect(found('canteen camera')).toEqual(['a'])
    expect(found('camera')).toEqual(['b', 'a'])
    // Words of two devices are of none.
    expect(found('gate a-17')).toEqual([])
  })

  it('narrows to states as well', () => {
    expect(idsOf(shownGateways(gateways, { ...NO_FILTER, query: 'sn', standings: ['offline', 'late'] }))).toEqual([
      'SN3',
    ])
  })
})

describe('while somebody is at work in the grid', () => {
  const known = (...ids: string[]) => {
    const set = new Set(ids)
    return (id: string) => set.has(id)
  }

  it('nothing moves', () => {
    const shown = ['a', 'b', 'c']
    expect(heldOrder(shown, ['c', 'a', 'b'], known('a', 'b', 'c'))).toBe(shown)
  })

  it('a box that changes out of the filter stays', () => {
    expect(heldOrder(['a', 'b'], ['b'], known('a', 'b'))).toEqual(['a', 'b'])
  })

  it('what is gone leaves, what is new comes last', () => {
    expect(heldOrder(['a', 'b', 'c'], ['d', 'c', 'b'], known('b', 'c', 'd'))).toEqual(['b', 'c', 'd'])
  })
})

it('a box that is well with a device that is not comes before those that are well altogether', () => {
  const counts = { online: 3, offline: 0, missing: 0, unknown: 0, total: 4 }
  const boxes = [
    gateway('a', { name: 'A' }),
    gateway('b', { name: 'B', deviceCounts: { ...counts, offline: 1 } }),
    gateway('c', { name: 'C', deviceCounts: { ...counts, missing: 1 } }),
    gateway('d', { name: 'D', presence: 'late' }),
  ]
  expect(shownGateways(boxes, NO_FILTER).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a'])
})

it('finds the first few without putting all in order', () => {
  const box = fc.record({ at: fc.nat(40), standing: fc.constantFrom('online', 'late', 'offline'), name: fc.nat(9) })
  fc.assert(
    fc.property(fc.uniqueArray(box, { selector: ({ at }) => at }), fc.nat(12), (some, most) => {
      const boxes = some.map(({ at, standing, name }) =>
        gateway(`b${at}`, { name: `Box ${name}`, presence: standing as GatewayView['presence'] }),
      )
      const all = worstGateways(boxes, () => true, boxes.length)
      expect(all).toHaveLength(boxes.length)
      expect(worstGateways(boxes, () => true, most)).toEqual(all.slice(0, most))
      const ranks = all.map(({ presence }) => STANDINGS.indexOf(presence))
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    }),
    { numRuns: 60 },
  )
})
