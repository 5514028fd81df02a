import { expect, test } from 'vitest'
import { calls } from '../../../src/shared/contract/calls'
import { readSettings } from '../../../src/shared/contract/settings-calls'
import { DEFAULT_SETTINGS } from '../../../src/shared/model/settings'

test('a new folder has the defaults', () => {
  for (const stored of [undefined, null, 7, 'x', {}]) expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS)
})

test('what another version stored is taken where it is valid; the rest falls back by itself', () => {
  const stored = { theme: 'dark', receiverPort: -1, paths: ['no slash'], language: 'fr', unheardOf: true }
  expect(readSettings(stored)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
})

test.each([
  [{ receiverPort: 0 }, 'receiverPort'],
  [{ receiverHost: 'here' }, 'receiverHost'],
  [{ defaultPeriodSeconds: 1 }, 'defaultPeriodSeconds'],
  [{ patience: { late: 1.5, offline: 3, graceSeconds: 60 } }, 'patience.late'],
  [{ patience: { late: 2, offline: 2.5, graceSeconds: 60 } }, 'patience.offline'],
  [{ patience: { late: 6, offline: 6, graceSeconds: 60 } }, 'patience.offline'],
  [{ patience: { late: 2, offline: 3, graceSeconds: 59 } }, 'patience.graceSeconds'],
  [{ paths: ['/ok', 'not/absolute'] }, 'paths.1'],
  [{ allowedSenders: ['192.168.1.0/33'] }, 'allowedSenders.0'],
  [{ allowedSenders: ['fe80::/129'] }, 'allowedSenders.0'],
  [{ allowedSenders: ['192.168.1.1/24/8'] }, 'allowedSenders.0'],
  [{ theme: 'pink' }, 'theme'],
])('%j is refused at its field', (patch, field) => {
  expect(calls.changeSettings.parse(patch)).toMatchObject({ ok: false, problem: { code: 'invalid-input', field } })
})

test('addresses and ranges of both families are taken', () => {
  const allowedSenders = ['192.168.1.9', '10.0.0.0/8', 'fe80::1', 'fe80::/10']
  expect(calls.changeSettings.parse({ allowedSenders })).toMatchObject({ ok: true, value: { allowedSenders } })
})
