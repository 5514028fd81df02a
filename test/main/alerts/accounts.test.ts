import { expect, test } from 'vitest'
import { seconds } from '../../../src/shared/time/millis'
import { reportBytes } from '../../support/fixtures'
import { postReport, startStation } from '../../support/station'

const SN = 'SZCCKQRAIJBAH0002'

test('history keeps since when and until when a box was muted, by whichever mute, also over a restart', async () => {
  const first = await startStation()
  await postReport(first.url, reportBytes('d1-fog-status.json').toString())
  await first.call('editGateway', { id: SN, muted: true })
  await first.call('mute', { scope: { kind: 'fleet' } })
  await first.call('editGateway', { id: SN, muted: false })
  await first.call('unmute', { scope: { kind: 'fleet' } })
  await first.call('mute', { scope: { kind: 'fleet' }, until: Date.now() + 400 })
  await first.station.stop()
  await new Promise((resolve) => setTimeout(resolve, seconds(0.5)))
  const second = await startStation({ dataDir: first.dataDir })
  await second.call('changeSettings', { alertReminders: true })
  await expect
    .poll(async () => (await second.call('getEvents', { kind: 'mute' })).events.map(({ to }) => to).toReversed())
    .toEqual(['muted', null, 'muted', null])
  const listed = (await second.call('getEvents', {})).events.map(({ kind }) => kind)
  expect(listed).not.toContain('mute')
  expect(listed).toContain('gateway-appeared')
})

test('an incident that is over is kept with when it began and who took note', async () => {
  const { url, call } = await startStation()
  const ill = reportBytes('d1-abnormal.json').toString()
  await postReport(url, ill)
  await postReport(url, ill)
  const [open] = (await call('getIncidents', {})).open
  await call('acknowledge', {})
  await call('removeGateway', { id: open?.gateway ?? '' })
  // A mute is kept at once, and with it all there is.
  await call('mute', { scope: { kind: 'fleet' } })
  await expect
    .poll(async () => (await call('getEvents', { kind: 'incident' })).events)
    .toMatchObject([{ kind: 'incident', gateway: open?.gateway, from: 'gateway-fault', to: 'removed' }])
})
