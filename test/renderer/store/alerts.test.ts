import { describe, expect, it } from 'vitest'
import { callsForSound, unacknowledged, unacknowledgedCount, withChange } from '../../../src/renderer/store/alerts'
import { createStationClock } from '../../../src/renderer/store/clock'
import { createStationStore } from '../../../src/renderer/store/station'
import { iso } from '../../../src/shared/time/iso'
import { bad, incident, recovery } from '../alerts'
import { NOW } from '../gateways'
import { fakeClient } from './fake-client'

const NONE = { open: [], closed: [], mutes: [] }
const ids = (incidents: readonly { readonly id: string }[]) => incidents.map(({ id }) => id)

describe('the alerts of a page', () => {
  it('take a changed incident in place of the one they knew, newest first', () => {
    const known = withChange(NONE, { incidents: [incident('1'), incident('3')] })
    const changed = withChange(known, { incidents: [incident('2'), incident('3', { unstable: true })] })
    expect(ids(changed.open)).toEqual(['3', '2', '1'])
    expect(changed.open[0]?.unstable).toBe(true)
  })

  it('move an incident that closed, and keep mutes that no change names', () => {
    const mute = { scope: { kind: 'fleet' }, until: null, untilRecovery: false, window: null } as const
    const known = withChange(NONE, { incidents: [incident('1')], mutes: [mute] })
    const changed = withChange(known, { incidents: [incident('1', { state: 'closed' })] })
    expect([ids(changed.open), ids(changed.closed), changed.mutes]).toEqual([[], ['1'], [mute]])
  })

  it('count what was told, still holds and is not acknowledged', () => {
    const open = [
      incident('told'),
      incident('waiting', { announcedAt: null }),
      incident('noted', { acknowledgedAt: iso(NOW) }),
      incident('over', { state: 'recovering' }),
    ]
    expect(ids(unacknowledged({ ...NONE, open }))).toEqual(['told'])
    expect(unacknowledged(null)).toEqual([])
  })

  it('count them as they are told where not all are at hand', () => {
    const here = withChange(NONE, { incidents: [incident('1')] })
    expect([null, here].map(unacknowledgedCount)).toEqual([0, 1])
    const some = withChange({ ...here, waiting: 2500 }, { incidents: [incident('2')], waiting: 2501 })
    expect(unacknowledgedCount(some)).toBe(2501)
  })

  it('do not lose what is pushed while they are asked for', async () => {
    const fake = fakeClient({ getIncidents: { ...NONE, open: [incident('1')] } })
    const store = createStationStore(
      fake.client,
      createStationClock(() => NOW),
    )
    const stop = store.start()
    fake.push({ type: 'alerts', change: { incidents: [incident('1', { state: 'closed' }), incident('2')] } })
    await Promise.resolve()
    expect(ids(store.state.getState().alerts?.open ?? [])).toEqual(['2'])
    stop()
  })

  it('stand on the page as toasts until somebody takes note', () => {
    const fake = fakeClient()
    const store = createStationStore(
      fake.client,
      createStationClock(() => NOW),
    )
    const stop = store.start()
    fake.push({ type: 'announcement', announcement: bad('1', 'a') })
    fake.push({ type: 'announcement', announcement: recovery('2', 'b') })
    fake.push({ type: 'alerts', change: { incidents: [incident('a', { acknowledgedAt: iso(NOW) })] } })
    expect(ids(store.state.getState().toasts)).toEqual(['2'])
    store.dismissToast('2')
    expect(store.state.getState().toasts).toEqual([])
    stop()
  })
})

describe('the sound of a page', () => {
  const alerts = { ...NONE, open: [incident('1', { kind: 'device-offline', gateway: 'box' })] }
  const all = { alertSound: true, alertSoundFor: 'all' } as const
  const isMuted = () => false

  it('is called for by what waits, as loud as the user wants', () => {
    expect(callsForSound(alerts, all, isMuted, 0)).toBe(true)
    expect(callsForSound(alerts, { ...all, alertSound: false }, isMuted, 0)).toBe(false)
    expect(callsForSound(alerts, { ...all, alertSoundFor: 'critical' }, isMuted, 0)).toBe(false)
    expect(callsForSound({ ...NONE, open: [incident('1')] }, { ...all, alertSoundFor: 'critical' }, isMuted, 0)).toBe(
      true,
    )
  })

  it('stops with the note, and while the box is muted', () => {
    expect(callsForSound(alerts, all, (id) => id === 'box', 0)).toBe(false)
    const noted = withChange(alerts, { incidents: [incident('1', { acknowledgedAt: iso(NOW) })] })
    expect(callsForSound(noted, all, isMuted, 0)).toBe(false)
  })

  it('of the receiver stops only with the mute of all boxes', () => {
    const silent = { ...NONE, open: [incident('1', { kind: 'receiver-silent', gateway: null })] }
    expect(callsForSound(silent, all, () => true, 0)).toBe(true)
    const mute = { scope: { kind: 'fleet' }, until: null, untilRecovery: false, window: null } as const
    expect(callsForSound({ ...silent, mutes: [mute] }, all, isMuted, 0)).toBe(false)
  })
})
