import { expect, test } from 'vitest'
import { exportFileName } from '../../../src/shared/export/file-name'
import { FORM } from '../../support/exported-story'

const nameOf = (kind: 'availability' | 'inventory', from: string, to: string, simulated = false) =>
  exportFileName({ kind, from: Date.parse(from), to: Date.parse(to), gateways: null, form: FORM }, simulated)

test('a file is named by its first and last day in the zone; what does not exist is marked', () => {
  expect(nameOf('availability', '2026-10-23T00:00:00+08:00', '2026-11-23T00:00:00+08:00')).toBe(
    'availability_2026-10-23_2026-11-22.csv',
  )
  expect(nameOf('availability', '2026-10-23T00:00:00+08:00', '2026-11-22T17:30:00+08:00', true)).toBe(
    'availability_2026-10-23_2026-11-22_simulated.csv',
  )
  expect(nameOf('inventory', '2026-10-23T00:00:00+08:00', '2026-11-22T17:30:00+08:00')).toBe('inventory_2026-11-22.csv')
})
