import { expect, it } from 'vitest'
import { createCrashPatience } from '../../../src/main/desktop/crash-patience'
import { minutes, seconds } from '../../../src/shared/time/millis'

it('reloads a page that crashes now and then, for ever', () => {
  const mayReload = createCrashPatience()
  for (let i = 0; i < 20; i++) expect(mayReload(minutes(i))).toBe(true)
})

it('gives up on a page that crashes four times within a minute', () => {
  const mayReload = createCrashPatience()
  expect([0, 5, 10, 15].map((s) => mayReload(seconds(s)))).toEqual([true, true, true, false])
  expect(mayReload(seconds(61))).toBe(true)
})
