import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CARD,
  cardZoom,
  GAPS,
  type WallLayout,
  type WallRoom,
  wallLayout,
} from '../../../../src/renderer/features/fleet/wall/wall-layout'

/** What a screen leaves for the sites: without head, foot and the list of what needs attention. */
const roomOf = (width: number, height: number): WallRoom => {
  const unit = width / 1920
  return { width: width * 0.76 - 40 * unit, height: height - 175 * unit, unit }
}
const HD = roomOf(1920, 1080)
const UHD = roomOf(3840, 2160)
const LAPTOP = roomOf(1366, 768)
const sites = (count: number, each: number) => Array.from({ length: count }, () => each)

/** How much room a layout takes when it is drawn as wall.css draws it. */
function taken(counts: readonly number[], { columns, perRow, width, height, merged }: WallLayout, { unit }: WallRoom) {
  const drawn = merged ? [counts.reduce((sum, count) => sum + count, 0)] : counts
  let tall = 0
  for (let at = 0; at < drawn.length; at += columns) {
    const rows = Math.ceil(Math.max(...drawn.slice(at, at + columns)) / perRow)
    tall += (at > 0 ? GAPS.rows * unit : 0) + GAPS.head * unit + rows * height + (rows - 1) * GAPS.boxes * unit
  }
  const site = perRow * width + (perRow - 1) * GAPS.boxes * unit
  return { width: columns * site + (columns - 1) * GAPS.columns * unit, height: tall }
}

describe('the form', () => {
  it.each([
    ['6 boxes', sites(1, 6), HD, 'cards'],
    ['12 boxes', sites(3, 4), HD, 'cards'],
    ['6 boxes on a laptop', sites(1, 6), LAPTOP, 'cards'],
    ['12 boxes on a laptop, where cards would be too small to read', sites(3, 4), LAPTOP, 'named'],
    ['13 boxes', sites(2, 7), HD, 'named'],
    ['60 boxes', sites(6, 10), HD, 'named'],
    ['60 boxes on a laptop', sites(6, 10), LAPTOP, 'named'],
    ['600 boxes', sites(12, 50), HD, 'numbered'],
    ['600 boxes on 4K', sites(12, 50), UHD, 'numbered'],
    ['600 boxes on a laptop', sites(12, 50), LAPTOP, 'numbered'],
    ['2,000 boxes on a laptop', sites(40, 50), LAPTOP, 'plain'],
    ['2,000 boxes', sites(40, 50), HD, 'plain'],
    ['2,000 boxes of no group', [2000], HD, 'plain'],
  ] as const)('of %s is the largest that fits', (_, counts, room, form) => {
    expect(wallLayout(counts, room).form).toBe(form)
  })

  it('puts boxes together when their sites alone would fill the screen', () => {
    expect(wallLayout(sites(400, 2), HD)).toMatchObject({ merged: true })
    expect(wallLayout(sites(6, 10), HD)).toMatchObject({ merged: false })
  })
})

describe('cards', () => {
  it('are enlarged, and still fit', () => {
    const layout = wallLayout([6], HD)
    const zoom = cardZoom(layout)
    const rows = Math.ceil(6 / layout.columns)
    expect(zoom).toBeGreaterThan(1.3)
    expect(layout.columns * CARD.width * zoom).toBeLessThanOrEqual(HD.width)
    expect(rows * CARD.height * zoom + (rows - 1) * GAPS.columns).toBeLessThanOrEqual(HD.height)
  })
})

it('shows the boxes of any fleet on any screen without a scroll', () => {
  const fleets = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 })
  // From an upright screen to two that stand side by side.
  const screens = fc
    .record({ width: fc.integer({ min: 1080, max: 7680 }), aspect: fc.double({ min: 0.5, max: 3.6, noNaN: true }) })
    .map(({ width, aspect }) => ({ width, height: Math.max(720, width / aspect) }))
  fc.assert(
    fc.property(fleets, screens, (counts, { width, height }) => {
      const boxes = counts.reduce((sum, count) => sum + count, 0)
      fc.pre(boxes > 12 && boxes <= 5000)
      const room = roomOf(width, height)
      const layout = wallLayout(counts, room)
      const needs = taken(counts, layout, room)
      expect(needs.width).toBeLessThanOrEqual(room.width + 1)
      expect(needs.height).toBeLessThanOrEqual(room.height + 1)
      expect(layout.height).toBeGreaterThan(2)
    }),
  )
})

it('is the same on a screen of twice the size, twice as large', () => {
  const small = wallLayout(sites(6, 10), roomOf(2560, 1440))
  const large = wallLayout(sites(6, 10), roomOf(5120, 2880))
  expect(large).toMatchObject({ form: small.form, columns: small.columns, perRow: small.perRow })
  expect(large.width).toBeCloseTo(2 * small.width)
})
