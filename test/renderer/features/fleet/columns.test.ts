import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  COLUMN_IDS,
  COLUMNS,
  columnsOf,
  STANDARD_COLUMNS,
  widthsIn,
} from '../../../../src/renderer/features/fleet/table/columns'

const STANDARD = columnsOf(STANDARD_COLUMNS)

test('what is left goes to names first, then to the day, then names and groups share it', () => {
  const least = STANDARD.reduce((sum, { width }) => sum + width, 0)
  const at = (more: number) => {
    const widths = widthsIn(STANDARD, least + more)
    return [widths.get('name'), widths.get('day'), widths.get('group')]
  }
  expect(at(0)).toEqual([112, 104, 92])
  expect(at(40)).toEqual([152, 104, 92])
  expect(at(100)).toEqual([184, 132, 92])
  expect(at(168)).toEqual([184, 160, 132])
  expect(at(268)).toEqual([234, 160, 182])
})

test('whatever is chosen, no column is narrower than it must be, and a room that is wide enough is filled', () => {
  fc.assert(
    fc.property(fc.subarray([...COLUMN_IDS]), fc.integer({ min: 0, max: 4000 }), (chosen, room) => {
      const columns = columnsOf(chosen)
      const widths = widthsIn(columns, room)
      for (const { id, width } of columns) expect(widths.get(id)).toBeGreaterThanOrEqual(width)
      const least = columns.reduce((sum, { width }) => sum + width, 0)
      expect([...widths.values()].reduce((sum, width) => sum + width, 0)).toBe(Math.max(room, least))
    }),
  )
  expect(widthsIn(COLUMNS, 0).size).toBe(COLUMNS.length)
})
