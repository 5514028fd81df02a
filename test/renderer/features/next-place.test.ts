import { expect, it } from 'vitest'
import { nextPlace } from '../../../src/renderer/features/fleet/next-place'

// Four columns, ten cards: rows of 4, 4 and 2.
it.each([
  ['ArrowRight', 3, 4],
  ['ArrowRight', 9, null],
  ['ArrowLeft', 4, 3],
  ['ArrowLeft', 0, null],
  ['ArrowDown', 1, 5],
  ['ArrowDown', 7, 9],
  ['ArrowDown', 8, null],
  ['ArrowUp', 9, 5],
  ['ArrowUp', 2, null],
  ['Home', 7, 0],
  ['End', 2, 9],
  ['End', 9, null],
  ['a', 2, null],
])('%s from %d leads to %s', (key, place, next) => expect(nextPlace(key, place, 4, 10)).toBe(next))
