import { expect, test } from 'vitest'
import { seconds } from '../../../src/shared/time/millis'
import { reportBytes } from '../../support/fixtures'
import { postReport, startStation } from '../../support/station'

const D1 = reportBytes('d1-fog-status.json').toString()
const SN = 'SZCCKQRAIJBAH0002'
const gateway = { kind: 'gateway', gateway: SN } as const

test('a gateway, a group and the fleet are muted and unmuted; the card says so, also after a restart', async () => {
  const first = await startStation()
  await postReport(first.url, D1)
  const muted = async () => (await first.call('getGateway', { id: SN })).muted
  await first.call('editGateway', { id: SN, group: '一期' })
  for (const scope of [gateway, { kind: 'group', group: '一期' }, { kind: 'fleet' }] as const) {
    await first.call('mute', { scope, until: Date.now() + seconds(3600) })
    expect(await muted()).toBe(true)
    await first.call('unmute', { scope })
    expect(await muted()).toBe(false)
  }
  const window = { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '23:59' } as const
  await first.call('mute', { scope: { kind: 'fleet' }, window: { ...window, days: [...window.days] } })
  await first.station.stop()
  const second = await startStation({ dataDir: first.dataDir })
  expect((await second.call('getIncidents', {})).mutes).toEqual([
    { scope: { kind: 'fleet' }, until: null, untilRecovery: false, window },
  ])
})

test('the mute of a group that has no box any more can be ended', async () => {
  const { url, call } = await startStation()
  await postReport(url, D1)
  const scope = { kind: 'group', group: '一期' } as const
  await call('editGateway', { id: SN, group: '一期' })
  await call('mute', { scope })
  await call('editGateway', { id: SN, group: null })
  expect((await call('getIncidents', {})).mutes).toHaveLength(1)
  expect((await call('unmute', { scope })).mutes).toEqual([])
})

test('a fault is an incident at once, told later, and acknowledged by a call', async () => {
  const { url, call } = await startStation()
  await postReport(url, D1)
  await postReport(url, reportBytes('d1-abnormal.json').toString())
  const { gateways } = await call('getFleet', {})
  const ill = gateways.find(({ fault }) => fault.active)
  const { open } = await call('getIncidents', {})
  expect(open).toMatchObject([{ kind: 'gateway-fault', gateway: ill?.id, state: 'open', announcedAt: null }])
  expect(ill?.openIncidents).toEqual(open.map(({ id }) => id))
  const after = await call('acknowledge', { incidents: open.map(({ id }) => id) })
  expect(after.open[0]?.acknowledgedAt).not.toBeNull()
})

test('what is not right is refused with its field', async () => {
  const { station } = await startStation()
  const problemOf = async (name: string, input: unknown) => {
    const outcome = await station.call(name, input)
    return outcome.ok ? null : `${outcome.problem.code} ${outcome.problem.field ?? ''}`.trim()
  }
  expect(await problemOf('mute', { scope: { kind: 'gateway', gateway: 'nobody' } })).toBe('not-found scope.gateway')
  expect(await problemOf('mute', { scope: { kind: 'fleet' }, until: Date.now() - 1 })).toBe('invalid-input until')
  expect(await problemOf('editGateway', { id: SN, muted: Date.now() - 1 })).toBe('invalid-input muted')
  expect(await problemOf('editGateways', { ids: [SN], muted: Date.now() - 1 })).toBe('invalid-input muted')
  for (const call of ['mute', 'unmute']) {
    expect(await problemOf(call, { scope: { kind: 'group', group: 'nowhere' } })).toBe('not-found scope.group')
  }
  expect(await problemOf('mute', { scope: { kind: 'planet' } })).toBe('invalid-input scope.kind')
  expect(await problemOf('testWebhook', {})).toBe('invalid-input webhook')
  const webhook = { url: 'ftp://x/', format: 'json', secret: null }
  expect(await problemOf('changeSettings', { webhook })).toBe('invalid-input webhook.url')
  const window = { days: [1], from: '25:00', to: '07:00' }
  expect(await problemOf('changeSettings', { quietHours: window })).toBe('invalid-input quietHours.from')
  expect(await problemOf('changeSettings', { quietHours: [window] })).toBe('invalid-input quietHours.0.from')
  expect(await problemOf('changeSettings', { alertDelaySeconds: -1 })).toBe('invalid-input alertDelaySeconds')
})
