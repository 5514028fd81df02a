import { expect, test } from 'vitest'
import { areInstalled, natsPlan } from '../../scripts/setup.mjs'

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

test('a nats-server is installed only where apt may, and is not where there is one', () => {
  const debian = {
    named: undefined,
    platform: 'linux',
    isRoot: true,
    exists: (path: string) => path.endsWith('apt-get'),
  }
  expect(natsPlan(debian)).toBe('install')
  expect(natsPlan({ ...debian, isRoot: false })).toBe('go-without')
  expect(natsPlan({ ...debian, platform: 'darwin' })).toBe('go-without')
  expect(natsPlan({ ...debian, exists: () => false })).toBe('go-without')
  expect(natsPlan({ ...debian, exists: () => true })).toBe('nothing')
  const here = (...paths: readonly string[]) => ({
    ...debian,
    named: '/opt/nats',
    exists: (path: string) => paths.includes(path),
  })
  expect(natsPlan(here('/opt/nats', '/usr/bin/openssl'))).toBe('nothing')
  expect(natsPlan(here('/opt/nats', '/usr/bin/apt-get'))).toBe('install')
  expect(natsPlan(here('/opt/nats'))).toBe('go-without')
  expect(natsPlan({ ...here('/opt/nats'), platform: 'darwin' })).toBe('nothing')
})
