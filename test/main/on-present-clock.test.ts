import { expect, test } from 'vitest'
import { LiveFleet } from '../../src/main/fleet/live-fleet'
import { onPresentClock } from '../../src/main/on-present-clock'
import { createStation } from '../../src/main/station'
import { type MachineClocks, THIS_MACHINE } from '../../src/main/station-clock'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { NO_ALERTS } from '../../src/shared/alerts/alert-state'
import { openIncident } from '../../src/shared/alerts/incident'
import type { GatewayView } from '../../src/shared/contract/views'
import { days, minutes, seconds } from '../../src/shared/time/millis'
import { Diary } from '../support/diary'
import { FakeClock } from '../support/fake-clock'
import { reportBytes } from '../support/fixtures'
import { report } from '../support/reports'
import { postReport } from '../support/station'
import { tempFolder } from '../support/temp-folder'

const YEARS = days(11 * 365)
const NOW = Date.UTC(2026, 10, 22, 9)

test('what is kept moves along with a clock that was set back; the very same where it only went on', () => {
  const gateway = new Diary().hears(0).gateway()
  const about = { kind: 'gateway-offline', gateway: gateway.id, gatewayName: 'x', device: null } as const
  const incident = openIncident({ ...about, deviceName: null, detail: null, subject: 'presence:x' }, 'bad', NOW - 5)
  const alerts = { version: 1, state: { ...NO_ALERTS, incidents: [incident] }, outbox: [] }
  const stored = { gateways: [gateway], settings: undefined, alerts, lastCommitAt: NOW, bodies: [] }
  for (const now of [NOW, NOW + YEARS, NOW - seconds(9)]) expect(onPresentClock(stored, now)).toBe(stored)
  expect(onPresentClock(stored, NOW - YEARS)).toMatchObject({
    lastCommitAt: NOW - YEARS,
    gateways: [{ lastReportAt: (gateway.lastReportAt ?? 0) - YEARS }],
    alerts: { state: { incidents: [{ openedAt: NOW - 5 - YEARS }] } },
  })
})

test('a box that was heard by a clock that is behind now falls silent like any other, and after it is put right', async () => {
  const clock = new FakeClock(NOW - YEARS)
  const before = new Diary().hears(0).gateway()
  const edits = { ...before.edits, periodSeconds: 20 }
  const kept = { ...before, id: 'SN-1', sn: 'SN-1', edits, lastReportAt: NOW, presenceSince: NOW }
  const stored = { gateways: [kept], settings: undefined, lastCommitAt: NOW, bodies: [] }
  const { gateways } = onPresentClock(stored, clock.now())
  const live = new LiveFleet(clock, { keep: async () => undefined, announce: () => undefined }, gateways, seconds(20))
  await live.stopWatching(clock.now())
  live.startWatching()
  const presenceAfterSilence = () => {
    void live.ingest({ report: report({ sn: 'SN-1' }), at: clock.now(), from: '10.0.0.1', path: '/' }, () => '')
    expect(live.gateways.get('SN-1')?.presence).toBe('online')
    clock.advance(minutes(3))
    live.tick()
    return live.gateways.get('SN-1')?.presence
  }
  expect(presenceAfterSilence()).toBe('offline')
  clock.advance(YEARS)
  live.clockSet(YEARS)
  expect(presenceAfterSilence()).toBe('offline')
})

test('a station that starts years before it stopped keeps what it knows by the present clock', async () => {
  const dataDir = await tempFolder()
  const options = { host: '127.0.0.1', port: 0, dataDir, viewerHost: '127.0.0.1', viewerPort: 0 }
  const run = async (machine: MachineClocks) => {
    const station = createStation(options, () => undefined, null, machine)
    await station.start()
    const url = `http://127.0.0.1:${station.receiver().port}`
    expect((await postReport(url, new Uint8Array(reportBytes('d1-fog-status.json')))).status).toBe(200)
    const reply = await station.call('getFleet', {})
    await station.stop()
    return reply.ok ? (reply.value as { gateways: GatewayView[] }).gateways[0] : undefined
  }
  await run(THIS_MACHINE)
  const early = await run({ ...THIS_MACHINE, wall: () => Date.now() - YEARS })
  expect(Date.parse(early?.lastReportAt ?? '')).toBeLessThan(Date.now() - YEARS + minutes(1))
  const storage = new NedbStorage(dataDir, () => undefined)
  const [gateway] = (await storage.open()).gateways
  await storage.close()
  expect(gateway?.lastReportAt).toBeLessThan(Date.now() - YEARS + minutes(1))
})
