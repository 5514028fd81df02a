import { expect, test, vi } from 'vitest'
import { hours } from '../../../src/shared/time/millis'
import { postReport, sampleReport } from '../../support/box'
import { sharedClocks, startFastStation } from '../../support/fast-station'
import { tempFolder } from '../../support/temp-folder'

test('a mute of an hour moves along when the clock on the wall is set, one until an instant stays', async ({
  onTestFinished,
}) => {
  const clocks = sharedClocks()
  let set = 0
  const machine = { ...clocks, wall: () => clocks.wall() + set }
  const { station, call, url } = await startFastStation(machine, await tempFolder())
  onTestFinished(() => station.stop())
  for (const sn of ['SN-1', 'SN-2', 'SN-3']) {
    expect(await postReport(Number(new URL(url).port), sampleReport(sn))).toBe(200)
  }
  const instant = Math.round(machine.wall()) + hours(10)
  await call('mute', { scope: { kind: 'gateway', gateway: 'SN-1' }, forSeconds: 3600 })
  await call('editGateways', { ids: ['SN-2'], muted: { forSeconds: 3600 } })
  await call('editGateway', { id: 'SN-3', muted: instant, group: 'north' })
  await call('mute', { scope: { kind: 'fleet' }, forSeconds: 3600 })
  await call('mute', { scope: { kind: 'group', group: 'north' }, until: instant })
  const ends = async () => {
    const { gateways } = await call('getFleet', {})
    const { mutes } = await call('getIncidents', {})
    return [
      ...gateways.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ mutedUntil }) => mutedUntil),
      ...mutes.map(({ until }) => until),
    ].map((end) => Date.parse(end ?? ''))
  }
  const before = await ends()
  set = hours(2)
  await vi.waitFor(
    async () => expect(Math.abs(((await ends())[0] ?? 0) - (before[0] ?? 0))).toBeGreaterThan(hours(1)),
    {
      timeout: 10_000,
    },
  )
  const moved = (await ends()).map((end, place) => Math.round((end - (before[place] ?? 0)) / hours(1)))
  expect(moved).toEqual([2, 2, 0, 2, 0])
})
