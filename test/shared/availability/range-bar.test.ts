import { expect, test } from 'vitest'
import { rangeBar } from '../../../src/shared/availability/range-bar'

test('each part shows the worst that was seen in it; unwatched parts stay grey', () => {
  const spans = [
    { from: 0, to: 10, state: 'unobserved' as const },
    { from: 10, to: 44, state: 'up' as const },
    { from: 44, to: 46, state: 'down' as const },
    { from: 46, to: 70, state: 'up' as const },
    { from: 70, to: 80, state: 'unknown' as const },
    { from: 80, to: 100, state: 'unobserved' as const },
  ]
  expect(rangeBar(spans, 0, 100, 10)).toBe('nuuuduuknn')
  expect(rangeBar([], 0, 100, 4)).toBe('nnnn')
})
