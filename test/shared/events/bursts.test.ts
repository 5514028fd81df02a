import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BURST_LENGTH, type Burstable, likelyCause, type Row, rowsOf } from '../../../src/shared/events/bursts'

let count = 0
const event = (at: number, gateway: string, rest: Partial<Burstable> = {}): Burstable => ({
  id: `${String(at).padStart(13, '0')}:${gateway}:${rest.device ?? ''}:${count++}`,
  at,
  kind: rest.device ? 'device-status' : 'presence',
  gateway,
  device: null,
  to: 'offline',
  ...rest,
})

const groups: Readonly<Record<string, string | null>> = { a: 'North', b: 'North', c: 'North', d: 'South', e: null }
const groupOf = (gateway: string) => groups[gateway] ?? null
const rows = (events: readonly Burstable[]) => rowsOf(newestFirst(events), groupOf)
const newestFirst = (events: readonly Burstable[]) => events.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
const membersOf = (row: Row<Burstable>) => ('burst' in row ? row.burst.members : [row.event])
const shape = (all: readonly Row<Burstable>[]) => all.map((row) => ('burst' in row ? row.burst.members.length : 1))

describe('bursts', () => {
  it('make one row of three boxes of a group that go offline within 10 s, and not of two', () => {
    const two = [event(0, 'a'), event(4000, 'b')]
    expect(shape(rows(two))).toEqual([1, 1])
    const [row] = rows([...two, event(10_000, 'c')])
    expect(row).toMatchObject({ burst: { scope: { kind: 'group', group: 'North' } } })
    expect(membersOf(row as Row<Burstable>).map(({ at }) => at)).toEqual([0, 4000, 10_000])
    expect(shape(rows([...two, event(10_001, 'c')]))).toEqual([1, 1, 1])
  })

  it('keep groups, directions and parents apart', () => {
    expect(shape(rows([event(0, 'a'), event(1, 'b'), event(2, 'd')]))).toEqual([1, 1, 1])
    expect(shape(rows([event(0, 'a'), event(1, 'b'), event(2, 'c', { to: 'online' })]))).toEqual([1, 1, 1])
    const devices = ['1', '2', '3'].map((device, n) => event(n, n === 2 ? 'b' : 'a', { device }))
    expect(shape(rows(devices))).toEqual([1, 1, 1])
    expect(shape(rows(['1', '2', '3'].map((device, n) => event(n, 'a', { device }))))).toEqual([3])
  })

  it('gather all boxes that this station did not watch, whatever their groups', () => {
    const unwatched = ['a', 'b', 'd', 'e'].map((gateway) => event(0, gateway, { to: 'unobserved' }))
    const [row] = rows(unwatched)
    expect(row).toMatchObject({ burst: { scope: { kind: 'station' }, members: { length: 4 } } })
  })

  it('stand where the first of them happened, with others in between in their places', () => {
    const between = event(5000, 'd')
    const all = rows([event(0, 'a'), event(4000, 'b'), between, event(9000, 'c')])
    expect(shape(all)).toEqual([1, 3])
    expect(membersOf(all[0] as Row<Burstable>)).toEqual([between])
  })

  it('guess a cause only for what went bad, and for most of a group', () => {
    const burstOf = (events: readonly Burstable[]) => {
      const [row] = rows(events)
      if (row === undefined || !('burst' in row)) throw new Error('no burst')
      return row.burst
    }
    const boxes = burstOf([event(0, 'a'), event(1, 'b'), event(2, 'c')])
    expect(likelyCause(boxes, 6)).toBe('site')
    expect(likelyCause(boxes, 7)).toBeNull()
    const devices = (to: string) => burstOf(['1', '2', '3'].map((device, n) => event(n, 'a', { device, to })))
    expect(likelyCause(devices('offline'), 16)).toBe('switch')
    expect(likelyCause(devices('online'), 16)).toBeNull()
  })

  const anyEvent = fc.record({
    at: fc.integer({ min: 0, max: 60_000 }),
    gateway: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    device: fc.option(fc.constantFrom('1', '2', '3', '4'), { nil: null }),
    to: fc.constantFrom('offline', 'online'),
  })
  const anyEvents = fc
    .array(anyEvent, { maxLength: 80 })
    .map((all) => newestFirst(all.map((one) => event(one.at, one.gateway, one))))

  it('expanded, are exactly the events in their order', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const all = rowsOf(events, groupOf)
        expect(newestFirst(all.flatMap(membersOf))).toEqual(events)
        for (const row of all) {
          const members = membersOf(row)
          expect(newestFirst(members)).toEqual(members.toReversed())
          expect((members.at(-1)?.at ?? 0) - (members[0]?.at ?? 0)).toBeLessThanOrEqual(BURST_LENGTH)
        }
        const starts = all.map((row) => membersOf(row)[0] as Burstable)
        expect(newestFirst(starts)).toEqual(starts)
      }),
    )
  })

  it('are the same wherever the pages were turned, and what comes on top regroups nothing', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(80), (events, cut) => {
        const older = events.slice(cut)
        const before = rowsOf(older, groupOf)
        const after = rowsOf([...events.slice(0, cut), ...older], groupOf)
        expect(after).toEqual(rowsOf(events, groupOf))
        const rowAfter = new Map(after.flatMap((row) => membersOf(row).map((member) => [member.id, membersOf(row)])))
        for (const row of before) {
          const members = membersOf(row)
          if (members.length < 3) continue
          // It may have grown at its end; it was not taken apart.
          expect(rowAfter.get(members[0]?.id ?? '')?.slice(0, members.length)).toEqual(members)
        }
      }),
    )
  })
})
