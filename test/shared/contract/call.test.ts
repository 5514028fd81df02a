import { expect, it } from 'vitest'
import { calls } from '../../../src/shared/contract/calls'

const wrong = (name: keyof typeof calls, input: unknown) => {
  const read = calls[name].parse(input)
  return read.ok ? null : read.problem.message
}

it('says what is missing, misspelt or out of its limits, and where', () => {
  expect(wrong('getEventCounts', { bins: 3 })).toBe('from: is missing')
  expect(wrong('changeSettings', { nonsense: 1 })).toBe('nonsense: is not known here')
  expect(wrong('changeSettings', { defaultPeriodSeconds: 1 })).toBe('defaultPeriodSeconds: expected >=2 but received 1')
})
