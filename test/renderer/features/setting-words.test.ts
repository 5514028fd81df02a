import { expect, it } from 'vitest'
import { settingValue } from '../../../src/renderer/features/settings/setting-words'
import { SECRET_MASK } from '../../../src/shared/contract/mask-secret'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/model/settings'
import { en } from '../../../src/shared/text/en'
import { zh } from '../../../src/shared/text/zh'

const schedule = { id: '1', kind: 'availability', every: 'month', folder: '/srv/exports', since: 0 } as const
const night = { days: [1, 2], from: '22:00', to: '07:00' }
const robot = { url: 'https://robot.example', format: 'feishu', secret: SECRET_MASK } as const

/** Values of a setting that are not the same, and so must not read the same side by side. */
const PAIRS: readonly (readonly [keyof Settings, unknown, unknown])[] = [
  ['exportSchedules', [schedule], [{ ...schedule, kind: 'events' }]],
  ['exportSchedules', [schedule], [{ ...schedule, every: 'day' }]],
  ['exportSchedules', [schedule], [{ ...schedule, folder: '/srv/other' }]],
  ['quietHours', [night], [{ ...night, days: [1, 3] }]],
  ['webhook', robot, { ...robot, format: 'wecom' }],
  ['webhook', robot, { ...robot, secret: 'another' }],
  ['allowedSenders', ['10.0.0.1', '10.0.0.2'], ['10.0.0.1', '10.0.0.3']],
  ['paths', Array.from({ length: 9 }, (_, n) => `/a${n}`), Array.from({ length: 9 }, (_, n) => `/a${n + 1}`)],
]

it.each(PAIRS)('tells two values of %s apart', (key, one, other) => {
  for (const text of [en, zh]) {
    const said = [settingValue(key, one, other, text), settingValue(key, other, one, text)]
    expect(said[0]).not.toBe(said[1])
    expect(said.join()).not.toMatch(/\[object|undefined|another/)
  }
})

it('has words for every setting', () => {
  for (const key of Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[])
    expect(settingValue(key, DEFAULT_SETTINGS[key], null, zh)).toMatch(/^(?!.*(\[object|undefined|null)).+$/)
})
