import { expect, test } from 'vitest'
import { isCheckpointDue } from '../../../src/main/storage/checkpoint-due'
import { minutes, seconds } from '../../../src/shared/time/millis'

const MB = 1024 * 1024

test.each([
  ['nothing was written', 0, minutes(60), 0, false],
  ['little, just now', 1, seconds(5), 0, false],
  ['little, two minutes ago', 1, minutes(2) + 1, 0, true],
  ['little, two minutes ago, a small fleet', 1, minutes(2) + 1, 3 * MB, true],
  ['4 MiB', 4 * MB + 1, 0, 0, true],
  ['4 MiB of a large fleet', 4 * MB + 1, 0, 25 * MB, false],
  ['half of what a large fleet takes', 12.5 * MB + 1, 0, 25 * MB, true],
  ['little, two minutes ago, a large fleet', 1, minutes(2) + 1, 25 * MB, false],
  ['little, ten minutes ago, a large fleet', 1, minutes(10) + 1, 25 * MB, true],
  ['little, ten minutes ago, a huge fleet', 1, minutes(10) + 1, 500 * MB, true],
])('%s', (_, written, age, size, due) => {
  expect(isCheckpointDue(written, age, size)).toBe(due)
})
