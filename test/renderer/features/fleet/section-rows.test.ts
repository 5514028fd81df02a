import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  idsInPlace,
  nextInSections,
  placeSections,
  rowsInSight,
} from '../../../../src/renderer/features/fleet/section-rows'
import type { FleetSection } from '../../../../src/renderer/store/sections'
import { countStandings } from '../../../../src/renderer/store/standing'

const SIZES = { row: 196, head: 32, gap: 12 }

const section = (key: string, ids: readonly string[], kind: FleetSection['kind'] = 'group'): FleetSection => ({
  key,
  kind,
  name: key,
  ids,
  members: ids,
  counts: countStandings([]),
  availability: null,
})

const boxes = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`)
const three = [section('a', boxes('a', 5)), section('b', []), section('c', boxes('c', 2))]

describe('a grid of sections', () => {
  it('counts places through all of them, and leaves out what is folded', () => {
    expect(idsInPlace(placeSections(three, [], 3, SIZES))).toHaveLength(7)
    const placed = placeSections(three, ['a'], 3, SIZES)
    expect(idsInPlace(placed)).toEqual(['c0', 'c1'])
    expect(placed.map(({ top, rows }) => [top, rows])).toEqual([
      [32, 0],
      [76, 0],
      [120, 1],
    ])
  })

  it('has no head where the fleet is in one part', () => {
    expect(placeSections([section('all', ['x'], 'all')], ['all'], 3, SIZES)[0]).toMatchObject({
      hasHead: false,
      isFolded: false,
      top: 0,
    })
  })

  it.each([
    ['ArrowDown', 0, 3],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 4, 6],
    ['ArrowDown', 3, 5],
    ['ArrowDown', 6, null],
    ['ArrowUp', 5, 3],
    ['ArrowUp', 6, 4],
    ['ArrowUp', 1, null],
    ['ArrowRight', 4, 5],
    ['ArrowLeft', 5, 4],
    ['ArrowLeft', 0, null],
    ['Home', 6, 0],
    ['End', 0, 6],
    ['x', 0, null],
  ] as const)('%s leads from %i to %s', (key, from, to) => {
    expect(nextInSections(key, from, placeSections(three, [], 3, SIZES), 3)).toBe(to)
  })

  it('every box is reached with the arrows alone, however the sections are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (lengths, columns) => {
          const sections = lengths.map((n, i) => section(`s${i}`, boxes(`s${i}-`, n)))
          const placed = placeSections(sections, [], columns, SIZES)
          const total = idsInPlace(placed).length
          const seen = new Set<number>(total > 0 ? [0] : [])
          for (const place of seen) {
            for (const key of ['ArrowDown', 'ArrowRight']) {
              const next = nextInSections(key, place, placed, columns)
              if (next === null) continue
              expect(next).toBeGreaterThan(place)
              expect(next).toBeLessThan(total)
              seen.add(next)
            }
          }
          expect(seen.size).toBe(total)
        },
      ),
    )
  })
})

describe('the rows in sight', () => {
  it('are those that the stretch touches', () => {
    const part = { top: 100, rows: 10 }
    expect(rowsInSight(part, 196, { from: 0, to: 90 })).toEqual({ first: 0, end: 0 })
    expect(rowsInSight(part, 196, { from: 0, to: 300 })).toEqual({ first: 0, end: 2 })
    expect(rowsInSight(part, 196, { from: 500, to: 900 })).toEqual({ first: 2, end: 5 })
    expect(rowsInSight(part, 196, { from: 9000, to: 9900 })).toEqual({ first: 10, end: 10 })
    expect(rowsInSight(part, 196, { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY })).toEqual({
      first: 0,
      end: 10,
    })
  })
})
