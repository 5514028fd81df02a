import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLook, type FleetLook, SORT_KEYS } from '../../../src/renderer/store/fleet-look'
import { createFleetOrder } from '../../../src/renderer/store/fleet-order'
import { heldSections } from '../../../src/renderer/store/held-order'
import { type FleetFilter, NO_FILTER } from '../../../src/renderer/store/shown'
import type { GatewayView } from '../../../src/shared/contract/views'
import { NO_METRICS } from '../../../src/shared/model/metrics'
import { iso } from '../../../src/shared/time/iso'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { gateway, NOW } from '../gateways'

const SOME: FleetLook = defaultLook('some')
const NO_FAULT_SINCE = { active: true, description: null, since: iso(NOW) }

const mapOf = (gateways: readonly GatewayView[]) => new Map(gateways.map((one) => [one.id, one]))
const heads = (sections: readonly { key: string; ids: readonly string[] }[]) =>
  sections.map(({ key, ids }) => [key, ...ids])

interface Asked {
  readonly gateways: readonly GatewayView[]
  readonly look?: FleetLook
  readonly filter?: FleetFilter
  readonly now?: number
}

const order = ({ gateways, look = SOME, filter = NO_FILTER, now = NOW }: Asked) =>
  createFleetOrder()({ gateways: mapOf(gateways), look, filter, now })

/** Enough of them that problems are lifted. */
const crowd = (n = 13, otherwise: Partial<GatewayView> = {}) =>
  Array.from({ length: n }, (_, i) => gateway(`crowd-${i}`, { name: `Crowd ${i}`, group: 'Crowd', ...otherwise }))

describe('the sections of a fleet', () => {
  it('lift problems, keep them among the members and counts of their group, and name what has no group last', () => {
    const gateways = [
      ...crowd(11),
      gateway('off', { name: 'Off', group: 'Crowd', presence: 'offline', presenceSince: iso(NOW - minutes(3)) }),
      gateway('ill', { name: 'Ill', group: 'Annex', fault: NO_FAULT_SINCE }),
      gateway('alone', { name: 'Alone' }),
    ]
    const { sections } = order({ gateways })
    expect(sections.map(({ key }) => key)).toEqual(['attention', 'group:Annex', 'group:Crowd', 'group:'])
    const [attention, annex, own, none] = sections
    expect(attention).toMatchObject({ kind: 'attention', ids: ['off', 'ill'], counts: { offline: 1, abnormal: 1 } })
    expect(annex).toMatchObject({ name: 'Annex', ids: [], members: ['ill'], counts: { abnormal: 1, online: 0 } })
    expect(own?.ids).toHaveLength(11)
    expect(own?.members).toHaveLength(12)
    expect(own?.counts).toMatchObject({ offline: 1, online: 11 })
    expect(none).toMatchObject({ name: null, ids: ['alone'] })
  })

  it('are one sorted part with a dozen boxes or fewer', () => {
    const gateways = [...crowd(11), gateway('off', { presence: 'offline' })]
    const { sections } = order({ gateways, look: defaultLook('few') })
    expect(sections).toHaveLength(1)
    expect(sections[0]).toMatchObject({ key: 'all', kind: 'all' })
    expect(sections[0]?.ids[0]).toBe('off')
  })

  it('are not named where nobody has made groups', () => {
    const { sections } = order({ gateways: [...crowd(13, { group: null }), gateway('off', { presence: 'offline' })] })
    expect(sections.map(({ kind, name }) => [kind, name])).toEqual([
      ['attention', null],
      ['all', null],
    ])
  })

  it('by tag count a box with two tags once', () => {
    const gateways = [
      ...crowd(13, { group: null }),
      gateway('a', { tags: ['north'] }),
      gateway('b', { tags: ['north', 'camera'] }),
    ]
    const { sections } = order({ gateways, look: { ...SOME, grouping: 'tag' } })
    expect(sections.map(({ name, ids }) => [name, ids.length])).toEqual([
      ['camera · north', 1],
      ['north', 1],
      [null, 13],
    ])
  })

  it('tell the mean availability of those that were observed', () => {
    const day = (down: number) => [
      { from: iso(NOW - hours(24)), state: 'online' as const },
      { from: iso(NOW - hours(down)), state: 'offline' as const },
    ]
    const gateways = [
      ...crowd(11, { group: 'Elsewhere' }),
      gateway('half', { group: 'Gate', presenceLog: day(12) }),
      gateway('full', { group: 'Gate', presenceLog: day(0) }),
      gateway('never', { group: 'Gate', presenceLog: [] }),
    ]
    const gate = order({ gateways }).sections.find(({ name }) => name === 'Gate')
    expect(gate?.availability).toBeCloseTo(75)
    expect(order({ gateways: crowd() }).sections[0]?.availability).toBeNull()
  })

  it('let through what the filter asks for, by any of the tags and groups', () => {
    const gateways = [
      gateway('a', { tags: ['x'], group: 'G' }),
      gateway('b', { tags: ['y'], group: 'H' }),
      gateway('c', { tags: ['x', 'y'] }),
    ]
    const idsFor = (filter: Partial<FleetFilter>) =>
      [...order({ gateways, filter: { ...NO_FILTER, ...filter } }).ids].sort()
    expect(idsFor({ tags: ['x'] })).toEqual(['a', 'c'])
    expect(idsFor({ tags: ['x', 'y'] })).toEqual(['a', 'b', 'c'])
    expect(idsFor({ groups: ['', 'G'] })).toEqual(['a', 'c'])
    expect(idsFor({ groups: ['G'], tags: ['y'] })).toEqual([])
  })
})

describe('sorting', () => {
  const gateways = [
    gateway('a', { name: 'A', addresses: ['10.0.0.10'], metrics: { ...NO_METRICS, cpu: 20 } }),
    gateway('b', { name: 'B', addresses: ['10.0.0.9'], metrics: { ...NO_METRICS, cpu: 90 } }),
    gateway('c', { name: 'C', addresses: [], presence: 'offline', metrics: { ...NO_METRICS, cpu: 99 } }),
  ]
  it.each([
    ['name', false, 'abc'],
    ['name', true, 'cba'],
    ['ip', false, 'bac'],
    ['ip', true, 'abc'],
    ['cpu', false, 'bac'],
    ['cpu', true, 'abc'],
    ['state', false, 'cab'],
  ] as const)('by %s (reversed: %s) gives %s', (by, reversed, ids) => {
    expect(order({ gateways, look: { ...SOME, sort: { by, reversed } } }).ids.join('')).toBe(ids)
  })
})

describe('a stream of reports', () => {
  it('that changes no place gives the very same order', () => {
    const make = createFleetOrder()
    const gateways = crowd(100)
    const first = make({ gateways: mapOf(gateways), look: SOME, filter: NO_FILTER, now: NOW })
    const reported = gateways.map((one) => ({ ...one, lastReportAt: iso(NOW), metrics: { ...NO_METRICS, cpu: 3 } }))
    expect(make({ gateways: mapOf(reported), look: SOME, filter: NO_FILTER, now: NOW + 100 })).toBe(first)
  })

  it('that changes one group leaves the others the same objects', () => {
    const make = createFleetOrder()
    const gateways = [...crowd(13), gateway('x', { group: 'Gate' }), gateway('y', { group: 'Gate' })]
    const first = make({ gateways: mapOf(gateways), look: SOME, filter: NO_FILTER, now: NOW })
    const changed = gateways.map((one) => (one.id === 'x' ? { ...one, muted: true } : one))
    const second = make({ gateways: mapOf(changed), look: SOME, filter: NO_FILTER, now: NOW })
    expect(second.sections[0]).toBe(first.sections[0])
    expect(second.sections[1]).not.toBe(first.sections[1])
  })

  it('reorders by figures that never rest only every few seconds', () => {
    const look: FleetLook = { ...SOME, sort: { by: 'cpu', reversed: false } }
    const make = createFleetOrder()
    const with5 = (cpus: readonly number[]) =>
      mapOf(cpus.map((cpu, i) => gateway(String(i), { metrics: { ...NO_METRICS, cpu } })))
    const at = NOW - (NOW % seconds(5))
    const idsAt = (cpus: readonly number[], now: number) =>
      make({ gateways: with5(cpus), look, filter: NO_FILTER, now }).ids.join('')
    expect(idsAt([1, 2, 3], at)).toBe('210')
    expect(idsAt([9, 2, 3], at + seconds(2))).toBe('210')
    expect(idsAt([9, 2, 3], at + seconds(5))).toBe('021')
  })

  it('remembered is as good as made anew, whatever is reported, filtered and sorted', () => {
    const state = fc.record({
      presence: fc.constantFrom('online' as const, 'late' as const, 'offline' as const, 'expected' as const),
      muted: fc.boolean(),
      group: fc.constantFrom(null, 'G', 'H'),
      tags: fc.subarray(['x', 'y']),
      name: fc.constantFrom('Gate 1', 'Gate 2', '北门'),
      presenceSince: fc.constantFrom(iso(NOW - 1000), iso(NOW - 2000)),
    })
    const look = fc.record({
      grouping: fc.constantFrom('group' as const, 'tag' as const, 'none' as const),
      by: fc.constantFrom(...SORT_KEYS),
      reversed: fc.boolean(),
    })
    const step = fc.record({ states: fc.array(state, { maxLength: 30 }), look, tags: fc.subarray(['x', 'y']) })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const make = createFleetOrder()
        steps.forEach(({ states, look: { by, reversed, grouping }, tags }, index) => {
          const input = {
            gateways: mapOf(states.map((said, i) => gateway(`b${i}`, said))),
            look: { ...SOME, grouping, sort: { by, reversed } },
            filter: { ...NO_FILTER, tags },
            // Far enough apart that every value is read anew.
            now: NOW + index * minutes(1),
          }
          const made = make(input)
          expect(made).toEqual(createFleetOrder()(input))
          expect(made.sections.flatMap(({ ids }) => ids).toSorted()).toEqual(made.ids.toSorted())
        })
      }),
    )
  })
})

describe('sections while somebody is at work', () => {
  const known = () => true
  const before = order({ gateways: [...crowd(13), gateway('x', { group: 'Gate', name: 'X' })] }).sections

  it('keep every box where it is, and count as it is now', () => {
    const now = order({ gateways: [...crowd(13), gateway('x', { group: 'Gate', name: 'X', presence: 'offline' })] })
    expect(now.sections[0]?.key).toBe('attention')
    const held = heldSections(before, now.sections, known)
    expect(heads(held)).toEqual(heads(before))
    expect(held.find(({ name }) => name === 'Gate')?.counts.offline).toBe(1)
  })

  it('take in what is new at the end, and let go what is gone', () => {
    const now = order({ gateways: [...crowd(13), gateway('a', { group: 'Crowd', name: 'A' })] }).sections
    const held = heldSections(before, now, (id) => id !== 'x')
    expect(held.map(({ key }) => key)).toEqual(['group:Crowd'])
    expect(held[0]?.ids.at(-1)).toBe('a')
  })

  it('are the same objects while nothing changes', () => {
    const again = order({ gateways: [...crowd(13), gateway('x', { group: 'Gate', name: 'X' })] }).sections
    expect(heldSections(before, before, known)).toBe(before)
    expect(heads(heldSections(before, again, known))).toEqual(heads(before))
  })
})
