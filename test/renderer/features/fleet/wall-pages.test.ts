import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellLabels, labelNeed } from '../../../../src/renderer/features/fleet/wall/cell-labels'
import type { WallRoom } from '../../../../src/renderer/features/fleet/wall/wall-layout'
import { wallPages } from '../../../../src/renderer/features/fleet/wall/wall-pages'

/** What a screen leaves for the sites: without head, foot and the list of what needs attention. */
const roomOf = (width: number, height: number): WallRoom => {
  const unit = width / 1920
  return { width: width * 0.76 - 40 * unit, height: height - 175 * unit, unit }
}
const LAPTOP = roomOf(1366, 768)
const sites = (count: number, each: number) => Array.from({ length: count }, () => each)

const numbered = Array.from({ length: 50 }, (_, at) => `Tower B lobby ${at + 1}`)
const WORDS = ['Reception', 'Loading bay', 'Car park B1', '数据中心', 'Emergency entrance', '学生宿舍', 'Pump house']
const free = Array.from({ length: 50 }, (_, at) => `${WORDS[at % WORDS.length]} ${WORDS[(at * 3 + 1) % WORDS.length]}`)

describe('the pages of a wall', () => {
  it('are one while numbers tell its boxes apart', () => {
    expect(labelNeed([numbered])).toBeLessThan(1.5)
    expect(wallPages(sites(12, 50), LAPTOP, labelNeed([numbered]))).toHaveLength(1)
  })

  it('are some where only words do, so that words can be read', () => {
    const need = labelNeed([free])
    const pages = wallPages(sites(12, 50), LAPTOP, need)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.length).toBeLessThanOrEqual(4)
    for (const { layout } of pages)
      for (const label of cellLabels(free, layout.form, layout, LAPTOP.unit)) expect(label.length).toBeGreaterThan(3)
  })

  it('are one for thousands, which nobody reads but sees', () => {
    expect(wallPages(sites(40, 50), LAPTOP, labelNeed([free]))).toHaveLength(1)
  })

  it('show every box once, however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (counts, need) => {
          const pages = wallPages(counts, LAPTOP, need)
          const seen = counts.map(() => 0)
          for (const { site, from, to } of pages.flatMap(({ parts }) => parts)) {
            expect(from).toBe(seen[site])
            expect(to).toBeGreaterThan(from)
            seen[site] = to
          }
          expect(seen).toEqual(counts)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('a name that there is no room for', () => {
  const shortened = (names: readonly string[], width: number) => cellLabels(names, 'numbered', { width }, 1)

  it('keeps its beginning and its end, with the whole number there', () => {
    expect(shortened(['Reception desk', 'Loading bay'], 80)).toEqual(['Rec…esk', 'Loa…bay'])
    expect(shortened(['Metro exit A 117', 'Canteen'], 80)).toEqual(['Met…117', 'Canteen'])
    expect(cellLabels(['Emergency entrance east', 'Car park B1'], 'named', { width: 200 }, 1)[0]).toMatch(/^Emer.*…/)
  })
})
