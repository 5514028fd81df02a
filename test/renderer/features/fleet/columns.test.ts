import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  COLUMN_IDS,
  COLUMNS,
  type ColumnId,
  columnsOf,
  STANDARD_COLUMNS,
  TEXT_COLUMNS,
  widthsIn,
} from '../../../../src/renderer/features/fleet/table/columns'
import { ageWidth, contentWidths } from '../../../../src/renderer/features/fleet/table/content-widths'
import { en } from '../../../../src/shared/text/en'
import { zh } from '../../../../src/shared/text/zh'
import { gateway } from '../../gateways'

const STANDARD = columnsOf(STANDARD_COLUMNS)
const total = (widths: ReadonlyMap<ColumnId, number>) => [...widths.values()].reduce((sum, width) => sum + width, 0)

const textsOf = (...boxes: Parameters<typeof contentWidths>[0][]) => {
  const widths = contentWidths(
    boxes.flatMap((some) => [...some]),
    en,
  )
  const texts = TEXT_COLUMNS.map((id, place) => [id, widths[place] ?? 0] as const)
  return new Map<ColumnId, number>([...texts, ['lastReport', ageWidth(en)]])
}
const names = (name: string, group: string | null = 'Logistics park') =>
  textsOf([gateway('a', { name, group, softwareVersion: '2.3.1' })])

/** What is left of 1366 px beside the rail, the edges, the ticks and the tools. */
const LAPTOP = 1184

test('a column is as wide as its texts: on a laptop no usual name, group or address is cut', () => {
  const texts = names('Logistics park 09')
  const widths = widthsIn(STANDARD, LAPTOP, texts)
  for (const id of ['name', 'group', 'ip', 'version'] as const)
    expect([id, (widths.get(id) ?? 0) >= (texts.get(id) ?? 0)]).toEqual([id, true])
  expect(total(widths)).toBe(LAPTOP)
})

test('no age is cut, in whichever language', () => {
  for (const text of [en, zh]) {
    const widths = widthsIn(
      STANDARD,
      LAPTOP,
      new Map([...names('A rather long name of a box'), ['lastReport', ageWidth(text)]]),
    )
    expect(widths.get('lastReport')).toBeGreaterThanOrEqual(ageWidth(text))
  }
  expect(ageWidth(zh)).toBeGreaterThan(ageWidth(en))
})

test('a column in which nothing stands takes no more than its head, and gives its room to the others', () => {
  const [without, within] = [names('Logistics park 09', null), names('Logistics park 09')].map((texts) =>
    widthsIn(STANDARD, LAPTOP, texts),
  )
  expect(without?.get('group')).toBeLessThan(80)
  expect(without?.get('day')).toBeGreaterThan(within?.get('day') ?? 0)
})

test('on a wide screen all columns share what is left, and none becomes a hole', () => {
  const texts = names('Logistics park 09')
  const [narrow, wide] = [widthsIn(STANDARD, 1240, texts), widthsIn(STANDARD, 1738, texts)]
  for (const { id } of STANDARD) {
    const grown = (wide.get(id) ?? 0) / (narrow.get(id) ?? 1)
    expect([id, grown > 1.25 && grown < 1.55]).toEqual([id, true])
  }
})

test('where room is missing, long texts are cut before names, and addresses never', () => {
  const long = names('A box with a name far too long', 'A group with a name far too long')
  const wanted = widthsIn(STANDARD, 3000, long).size
  expect(wanted).toBe(STANDARD.length)
  const tight = widthsIn(STANDARD, LAPTOP, long)
  expect(tight.get('group')).toBe(68)
  expect(tight.get('name')).toBeGreaterThan(150)
  expect(tight.get('ip')).toBeGreaterThanOrEqual(long.get('ip') ?? 0)
})

test('whatever is chosen, no column is narrower than it must be, and a room that is wide enough is filled', () => {
  const widths = fc.dictionary(fc.constantFrom(...TEXT_COLUMNS), fc.integer({ min: 0, max: 900 }))
  fc.assert(
    fc.property(fc.subarray([...COLUMN_IDS]), fc.integer({ min: 0, max: 4000 }), widths, (chosen, room, texts) => {
      const columns = columnsOf(chosen)
      const drawn = widthsIn(columns, room, new Map(Object.entries(texts) as [ColumnId, number][]))
      for (const { id, width } of columns) expect(drawn.get(id)).toBeGreaterThanOrEqual(width)
      const address = (id: ColumnId) => (id === 'ip' ? Math.min(260, texts['ip'] ?? 260) : 0)
      const least = columns.reduce((sum, { id, width }) => sum + Math.max(width, address(id)), 0)
      if (drawn.has('ip')) expect(drawn.get('ip')).toBeGreaterThanOrEqual(address('ip'))
      expect(total(drawn)).toBeGreaterThanOrEqual(Math.min(room, least))
      if (room >= least) expect(Math.abs(total(drawn) - room)).toBeLessThanOrEqual(columns.length)
    }),
    { numRuns: 60 },
  )
  expect(widthsIn(COLUMNS, 0).size).toBe(COLUMNS.length)
})
