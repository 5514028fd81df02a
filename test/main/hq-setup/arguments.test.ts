import { expect, test } from 'vitest'
import { readArguments } from '../../../src/main/hq-setup/arguments'

test('a word that is no command is none, whatever else it is the name of', () => {
  for (const word of ['toString', 'constructor', 'stream', '']) {
    expect(() => readArguments([word])).toThrow(/say what to do: hq init\|streams/)
  }
  expect(readArguments(['streams']).work).toBe('streams')
})
