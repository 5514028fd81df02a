import { expect, test } from 'vitest'
import { areInstalled } from '../../scripts/setup.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/fastify': { version: '5.12.8' },
  'node_modules/@biomejs/cli-win32-x64': { version: '2.5.15', optional: true },
}

test('what is there in its version needs no installation, whatever is missing for other platforms', () => {
  expect(areInstalled(wanted, { 'node_modules/fastify': { version: '5.12.8' } })).toBe(true)
})

test('a fresh clone, a missing package and another version need one', () => {
  expect(areInstalled(wanted, {})).toBe(false)
  expect(areInstalled(wanted, { 'node_modules/other': { version: '1.0.0' } })).toBe(false)
  expect(areInstalled(wanted, { 'node_modules/fastify': { version: '5.12.7' } })).toBe(false)
})
