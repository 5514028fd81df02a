import { expect, test, vi } from 'vitest'
import { EVERY_DAY } from '../../../src/shared/time/daily-window'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { postReport, sampleReport } from '../../support/box'
import { sharedClocks, startFastStation } from '../../support/fast-station'
import { tempFolder } from '../../support/temp-folder'

test('the card shows at once, without a report, that weekly hours in which a box is muted begin and end', async ({
  onTestFinished,
}) => {
  const dataDir = await tempFolder(onTestFinished)
  const clocks = sharedClocks()
  const { station, call, url } = await startFastStation(clocks, dataDir)
  onTestFinished(() => station.stop())
  expect(await postReport(Number(new URL(url).port), sampleReport('SN-1'))).toBe(200)
  // So that nothing else changes meanwhile.
  await call('editGateway', { id: 'SN-1', periodSeconds: 3600 })

  const shown: { readonly muted: boolean; readonly at: number }[] = []
  station.subscribe((event) => {
    if (event.type !== 'patch') return
    for (const { id, muted } of event.patch.gateways ?? []) if (id === 'SN-1') shown.push({ muted, at: clocks.wall() })
  })
  const from = Math.ceil((clocks.wall() + seconds(20)) / minutes(1)) * minutes(1)
  const to = from + minutes(2)
  const clock = (at: number) => new Date(at).toTimeString().slice(0, 5)
  const window = { days: [...EVERY_DAY] as (0 | 1 | 2 | 3 | 4 | 5 | 6)[], from: clock(from), to: clock(to) }
  await call('mute', { scope: { kind: 'fleet' }, window })
  const turned = (muted: boolean) => shown.find((one) => one.muted === muted && one.at >= (muted ? from : to))?.at ?? 0
  await vi.waitFor(() => expect(turned(true)).toBeGreaterThan(0), { timeout: 20_000 })
  await vi.waitFor(() => expect(turned(false)).toBeGreaterThan(0), { timeout: 20_000 })
  expect(shown.filter(({ at, muted }) => muted && at < from)).toEqual([])
  // A wake of the watch, and the time in which changes are gathered, which is a real one.
  expect(turned(true) - from).toBeLessThan(minutes(1))
  expect(turned(false) - to).toBeLessThan(minutes(1))
  await expect
    .poll(async () => (await call('getEvents', { kind: 'mute' })).events.map(({ to }) => to).toReversed())
    .toEqual(['muted', null])
})
