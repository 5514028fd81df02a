import { expect, it } from 'vitest'
import { calls } from '../../../src/shared/contract/calls'

const wrong = (name: keyof typeof calls, input: unknown) => {
  const read = calls[name].parse(input)
  return read.ok ? null : read.problem.message
}

it('says what is missing, misspelt or out of its limits, and where', () => {
  expect(wrong('getEventCounts', { bins: 3 })).toBe('from: is missing')
  expect(wrong('changeSettings', { nonsense: 1 })).toBe('nonsense: is not known here')
  expect(wrong('changeSettings', { defaultPeriodSeconds: 1 })).toBe(
    'defaultPeriodSeconds: expected at least 2 but received 1',
  )
  expect(wrong('changeSettings', { keepDays: 1.5 })).toBe('keepDays: expected a whole number but received 1.5')
  const alias = 'x'.repeat(81)
  expect(wrong('editGateway', { id: 'a', alias })).toBe('alias: expected at most 80 characters but received 81')
  const tags = Array.from({ length: 21 }, (_, n) => `${n}`)
  expect(wrong('editGateway', { id: 'a', tags })).toBe('tags: expected at most 20 entries but received 21')
  expect(wrong('editGateways', { ids: [], group: 'x' })).toBe('ids: is empty')
  expect(wrong('getEvents', { limit: '-1' })).toBe('limit: is not a whole number from 1 to 1000')
  expect(wrong('getEvents', { unacknowledged: 'maybe' })).toBe('unacknowledged: is neither true nor false')
})

it('refuses a filter of the past that it does not know, which would leave nothing out', () => {
  expect(wrong('getEvents', { colour: 'red' })).toBe('colour: is not known here')
  expect(wrong('getEventCounts', { from: 0, to: 1, bins: 1, colour: 'red' })).toBe('colour: is not known here')
  expect(wrong('getHistory', { id: 'a', form: 1 })).toBe('form: is not known here')
})

it('refuses a key that a command does not have, also where it needs none', () => {
  const names = Object.keys(calls) as (keyof typeof calls)[]
  const withoutKeys = names.filter((name) => calls[name].method === 'POST' && calls[name].parse({}).ok)
  expect(withoutKeys.length).toBeGreaterThan(5)
  for (const name of withoutKeys) expect(wrong(name, { colour: 'red' }), name).toBe('colour: is not known here')
})

it('takes folders and shares to export to, and no devices of Windows', () => {
  const schedule = { id: 'a', kind: 'events', every: 'day', since: 1 }
  const wrongFolder = (folder: string) => [
    wrong('startExport', { kind: 'events', folder }),
    wrong('changeSettings', { exportSchedules: [{ ...schedule, folder }] }),
  ]
  for (const path of ['/srv/exports', 'D:\\Exports', '\\\\nas\\reports'])
    expect(wrongFolder(path)).toEqual([null, null])
  for (const path of ['\\\\.\\pipe\\x', '\\\\?\\C:\\x', '//./PhysicalDrive0', '\\\\.\\nul']) {
    expect(wrongFolder(path)).toEqual([
      expect.stringMatching(/^folder: is a device of Windows/),
      expect.stringMatching(/^exportSchedules\.0\.folder: is a/),
    ])
  }
})

it('takes what is said twice once', () => {
  const tags = calls.editGateway.parse({ id: 'a', tags: ['gate', 'Gate', ' gate '] })
  expect(tags).toMatchObject({ value: { tags: ['gate', 'Gate'] } })
  expect(calls.editGateways.parse({ ids: ['a', 'a'], addTags: ['b', 'b'] })).toMatchObject({
    value: { ids: ['a'], addTags: ['b'] },
  })
})

it('takes a webhook that can be sent to, and says which part of another is wrong', () => {
  const wrongHook = (part: object) =>
    wrong('changeSettings', { webhook: { url: 'https://a.example/hook?to=me@b.example', format: 'json', ...part } })
  expect(wrongHook({ secret: null })).toBeNull()
  expect(wrongHook({ secret: null, url: 'https://me:word@a.example/hook' })).toMatch(
    /^webhook\.url: has a user name or password in it/,
  )
  expect(wrongHook({ secret: 'x'.repeat(201) })).toBe(
    'webhook.secret: expected at most 200 characters but received 201',
  )
})

it('mutes and unmutes boxes and sub-devices by ids as long as boxes make them', () => {
  const id = `A1__rtsp://192.168.1.101/main?${'x'.repeat(470)}`
  for (const scope of [
    { kind: 'gateway', gateway: `site-of-headquarters/${id}` },
    { kind: 'device', gateway: `site-of-headquarters/${id}`, device: id },
  ]) {
    expect([wrong('mute', { scope }), wrong('unmute', { scope })]).toEqual([null, null])
  }
})

it('takes milliseconds in digits for a time, and neither a year nor a day without its signs', () => {
  const from = (text: string) => {
    const asked = calls.getEvents.parse({ from: text })
    return asked.ok ? asked.value.from : null
  }
  expect(['0', '1782700000000', '2026-11-22T08:00:00Z'].map(from)).toEqual([0, 1_782_700_000_000, 1_795_334_400_000])
  expect(['2026', '20261122', '-1', ''].map(from)).toEqual([null, null, null, null])
})
