import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskSecrets, SECRET_MASK, withKeptSecret, withKeptSeed } from '../../../src/shared/contract/mask-secret'
import { readSettings, settingsCalls } from '../../../src/shared/contract/settings-calls'
import { readSettingsFile, type SettingsImport, writeSettingsFile } from '../../../src/shared/contract/settings-file'
import { standInSeed } from '../../../src/shared/hq/stand-in-seed'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/model/settings'

const NOW = Date.UTC(2026, 10, 22)
const CA = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUe0\n-----END CERTIFICATE-----'
const HOOK = { url: 'https://oapi.example/robot', format: 'dingtalk', secret: 'SEC-1' } as const
const CHOSEN: Settings = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  paths: ['/site/状态'],
  allowedSenders: ['10.0.0.0/8'],
  quietHours: [{ days: [6, 0], from: '00:00', to: '23:59' }],
  thresholds: { ...DEFAULT_SETTINGS.thresholds, cpu: { high: 60, critical: 70 } },
  webhook: HOOK,
}

const file = (settings: Settings, secrets = false) => JSON.stringify(writeSettingsFile(settings, NOW, secrets))
const read = (text: string, present: Settings = DEFAULT_SETTINGS) => {
  const result = readSettingsFile(text, maskSecrets(present))
  if (typeof result === 'string') throw new Error(result)
  return result
}
const own = (settings: object, version = 1) => JSON.stringify({ fogwatch: 'settings', version, settings })

test('a file that is taken over makes the settings those that were written, its secret only if it was asked for', () => {
  const taken = (given: SettingsImport) => readSettings({ ...DEFAULT_SETTINGS, ...given.patch })
  expect(taken(read(file(CHOSEN, true)))).toEqual(CHOSEN)
  expect(file(CHOSEN)).not.toContain('SEC-1')
  expect(taken(read(file(CHOSEN)))).toEqual({ ...CHOSEN, webhook: { ...HOOK, secret: null } })
})

test('what is as it is already is no change, whatever the order of its keys; the file of a station changes nothing in it', () => {
  expect(read(file(CHOSEN), CHOSEN)).toMatchObject({ changes: [], faults: [], unknown: [], patch: {} })
  const turned = { critical: 95, high: 80 }
  expect(read(own({ thresholds: { ...DEFAULT_SETTINGS.thresholds, cpu: turned } })).changes).toEqual([])
})

test('a secret that was left out stays as it is here for the same webhook, and is missed for another', () => {
  const other = { ...CHOSEN, webhook: { ...HOOK, format: 'feishu' as const, secret: 'HERE' } }
  const same = read(file(CHOSEN), other)
  expect(same.patch.webhook).toEqual({ ...HOOK, secret: SECRET_MASK })
  expect(same.secretMissing).toBe(false)
  expect(withKeptSecret({ ...HOOK, secret: SECRET_MASK }, other.webhook).secret).toBe('HERE')
  expect(read(file(CHOSEN))).toMatchObject({ secretMissing: true, patch: { webhook: { ...HOOK, secret: null } } })
})

test('a value that no station takes is named by its field and stays out, the others come in', () => {
  const { changes, faults, unknown } = read(
    own({
      theme: 'pink',
      receiverPort: 0,
      quietHours: [{ days: [1], from: '25:00', to: '07:00' }],
      language: 'zh',
      fancy: 1,
    }),
  )
  expect(changes).toEqual([{ key: 'language', from: 'system', to: 'zh' }])
  expect(faults.map(({ field }) => field)).toEqual(['receiverPort', 'theme', 'quietHours.0.from'])
  expect(unknown).toEqual(['fancy'])
})

test('a file of before there were several quiet hours is read', () => {
  const night = { days: [1], from: '22:00', to: '07:00' }
  expect(read(own({ quietHours: night })).patch.quietHours).toEqual([night])
  expect(readSettings({ quietHours: night }).quietHours).toEqual([night])
  expect(readSettings({ quietHours: null }).quietHours).toEqual([])
})

test.each([
  ['', 'not-json'],
  ['{"theme":"dark"}', 'not-settings'],
  ['[]', 'not-settings'],
  ['null', 'not-settings'],
  [own({}, 2), 'newer'],
])('%j cannot be taken over: %s', (text, why) => {
  expect(readSettingsFile(text, DEFAULT_SETTINGS)).toBe(why)
})

test('whatever a file holds, what is taken over is valid', () => {
  const values = fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_SETTINGS), 'x', '__proto__'), fc.jsonValue())
  fc.assert(
    fc.property(values, (settings) => {
      const { patch } = read(own(settings))
      const next = { ...DEFAULT_SETTINGS, ...patch }
      expect(readSettings(next)).toEqual(next)
    }),
  )
})

test('settings are told with their secret masked, and the mask sent back means the one that is kept', () => {
  expect(maskSecrets(CHOSEN).webhook?.secret).toBe(SECRET_MASK)
  expect(maskSecrets(DEFAULT_SETTINGS)).toBe(DEFAULT_SETTINGS)
  expect(withKeptSecret({ ...HOOK, secret: SECRET_MASK }, null).secret).toBeNull()
  expect(withKeptSecret({ ...HOOK, secret: 'NEW' }, HOOK).secret).toBe('NEW')
})

describe('a pairing with headquarters', () => {
  const PAIRED: Settings = {
    ...DEFAULT_SETTINGS,
    headquarters: { servers: ['hq1.example:4222'], site: 'east', seed: standInSeed(), ca: CA, name: 'East' },
  }

  test('is told without its key, which the mask sent back means', () => {
    const told = maskSecrets(PAIRED)
    expect(JSON.stringify(told)).not.toContain(standInSeed())
    const sentBack = settingsCalls.changeSettings.parse({ headquarters: told.headquarters })
    if (!sentBack.ok || !sentBack.value.headquarters) throw new Error(JSON.stringify(sentBack))
    expect(withKeptSeed(sentBack.value.headquarters, PAIRED.headquarters)).toEqual(PAIRED.headquarters)
    expect(withKeptSeed({ ...sentBack.value.headquarters, site: 'west' }, PAIRED.headquarters)).toBeNull()
  })

  test('is in no settings file: two stations would send by one key', () => {
    expect(JSON.stringify(writeSettingsFile(PAIRED, 0, true))).not.toMatch(/headquarters|SU[A-Z2-7]{20}/)
  })

  test.each([
    ['seed', 'SUWRONG'],
    ['site', 'East 1'],
    ['servers', ['not an address/']],
    ['ca', 'no certificate'],
  ])('is refused with a %s that is none', (key, value) => {
    expect(settingsCalls.changeSettings.parse({ headquarters: { ...PAIRED.headquarters, [key]: value } }).ok).toBe(
      false,
    )
  })
})
