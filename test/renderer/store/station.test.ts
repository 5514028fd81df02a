import { describe, expect, it } from 'vitest'
import { createStationClock } from '../../../src/renderer/store/clock'
import { createStationStore } from '../../../src/renderer/store/station'
import { iso } from '../../../src/shared/time/iso'
import { seconds } from '../../../src/shared/time/millis'
import { bad } from '../alerts'
import { fleet, gateway, NOW, receiver } from '../gateways'
import { fakeClient } from './fake-client'

/** A store that listens to a station which can be told what to push. */
function listening(replies = {}, localNow = () => NOW) {
  const fake = fakeClient(replies)
  const store = createStationStore(fake.client, createStationClock(localNow))
  const stop = store.start()
  return { ...fake, ...store, stop, known: () => store.state.getState() }
}

describe('the world of a page', () => {
  it('is unknown until the first snapshot', () => {
    const { known, push, stop } = listening()
    expect(known().world).toBeNull()
    push({ type: 'snapshot', fleet: fleet([gateway('a')]) })
    expect(known().world?.gateways.size).toBe(1)
    stop()
  })

  it('leaves the gateways that a patch does not name the same objects', () => {
    const { known, push, stop } = listening()
    push({ type: 'snapshot', fleet: fleet([gateway('a'), gateway('b')]) })
    const before = known().world
    push({ type: 'patch', patch: { seq: 2, at: iso(NOW), gateways: [gateway('b', { presence: 'late' })] } })
    expect(known().world?.gateways.get('a')).toBe(before?.gateways.get('a'))
    expect(known().world?.trends.get('a')).toBe(before?.trends.get('a'))
    expect(known().world?.gateways.get('b')?.presence).toBe('late')
    stop()
  })

  it('keeps its size at a border, but not from real boxes to simulated ones', () => {
    const { known, push, stop } = listening()
    const boxes = (count: number) => Array.from({ length: count }, (_, at) => gateway(`${at}`))
    expect(known().size).toBeNull()
    push({ type: 'snapshot', fleet: fleet(boxes(13)) })
    push({ type: 'patch', patch: { seq: 2, at: iso(NOW), removed: ['12'] } })
    expect(known().size).toBe('some')
    push({ type: 'snapshot', fleet: fleet(boxes(12), { simulated: true }) })
    expect(known().size).toBe('few')
    stop()
  })

  it('asks for the fleet again when it missed a push', async () => {
    const { known, push, asked, stop } = listening({ getFleet: fleet([gateway('c')], { seq: 9 }) })
    push({ type: 'snapshot', fleet: fleet([gateway('a')]) })
    push({ type: 'patch', patch: { seq: 5, at: iso(NOW), removed: ['a'] } })
    await Promise.resolve()
    expect(asked).toContain('getFleet')
    expect([...(known().world?.gateways.keys() ?? [])]).toEqual(['c'])
    stop()
  })

  it('passes on what the desktop says to its window', () => {
    const fake = fakeClient({})
    const asked: unknown[] = []
    const stop = createStationStore(
      fake.client,
      createStationClock(() => NOW),
    ).start((event) => asked.push(event))
    fake.push({ type: 'open', gateway: 'a' })
    fake.push({ type: 'reloaded' })
    expect(asked).toEqual([{ type: 'open', gateway: 'a' }, { type: 'reloaded' }])
    stop()
  })

  it('keeps events and rejections newest first', () => {
    const { known, push, stop } = listening()
    const event = (id: string) => ({ id }) as never
    const rejection = (id: string) => ({ type: 'rejection' as const, rejection: { id } as never })
    push({ type: 'snapshot', fleet: fleet([]) })
    push({ type: 'patch', patch: { seq: 2, at: iso(NOW), events: [event('1'), event('2')] } })
    push({ type: 'patch', patch: { seq: 3, at: iso(NOW), events: [event('3')] } })
    push(rejection('x'))
    push(rejection('y'))
    push(rejection('x'))
    expect(known().liveEvents.map(({ id }) => id)).toEqual(['3', '2', '1'])
    expect(known().rejections.map(({ id }) => id)).toEqual(['x', 'y'])
    stop()
  })

  it('hears nothing after it stopped', () => {
    const { listeners, stop } = listening()
    stop()
    expect(listeners.size).toBe(0)
  })
})

describe('the clock of a page', () => {
  it('shows the time of the station, not of the computer', () => {
    const { clock, push, stop } = listening({}, () => NOW - seconds(3600))
    push({ type: 'snapshot', fleet: fleet([]) })
    expect(clock.now()).toBe(NOW)
    stop()
  })

  it('stands still while nothing can be heard', () => {
    let local = NOW
    const { clock, push, stop } = listening({}, () => local)
    push({ type: 'snapshot', fleet: fleet([]) })
    push({ type: 'patch', patch: { seq: 2, at: iso(NOW), receiver: receiver({ listening: false }) } })
    local += seconds(60)
    push({ type: 'patch', patch: { seq: 3, at: iso(local), gateways: [gateway('a')] } })
    expect(clock.now()).toBe(NOW)
    push({ type: 'patch', patch: { seq: 4, at: iso(local), receiver: receiver() } })
    expect(clock.now()).toBe(local)
    stop()
  })

  it('stands still while the station is out of reach, and goes on after', () => {
    let local = NOW
    const { clock, push, known, stop } = listening({}, () => local)
    push({ type: 'snapshot', fleet: fleet([]) })
    push({ type: 'connection', state: 'lost' })
    local += seconds(30)
    clock.adjust(local)
    expect(clock.now()).toBe(NOW)
    expect(known().connection).toBe('lost')
    push({ type: 'connection', state: 'open' })
    expect(clock.now()).toBe(local)
    stop()
  })
})

describe('when another fleet is shown', () => {
  it('asks anew for all that was of the one before, and freezes no ages of simulated boxes', async () => {
    const { known, push, asked, clock, stop } = listening({ getFleet: fleet([]) })
    push({ type: 'connection', state: 'open' })
    push({ type: 'snapshot', fleet: fleet([gateway('a')]) })
    push({ type: 'patch', patch: { seq: 2, at: iso(NOW), events: [{ id: '1' } as never] } })
    const before = asked.filter((name) => name === 'getSettings').length
    push({
      type: 'snapshot',
      fleet: { ...fleet([gateway('s')]), simulated: true, receiver: receiver({ listening: false }) },
    })
    expect(known().world?.simulated).toBe(true)
    expect(known().liveEvents).toEqual([])
    expect(asked.filter((name) => name === 'getSettings')).toHaveLength(before + 1)
    expect(asked).toContain('getIncidents')
    clock.adjust(NOW + seconds(30))
    expect(clock.now()).not.toBe(NOW)
    stop()
  })

  it('keeps what was told of real boxes, marked; of simulated ones nothing is left, and nothing leaves the page', () => {
    const { known, push, stop } = listening({})
    push({ type: 'snapshot', fleet: fleet([]) })
    push({ type: 'announcement', announcement: bad('real-before', 'i1') })
    push({ type: 'snapshot', fleet: { ...fleet([]), simulated: true } })
    push({ type: 'announcement', announcement: bad('simulated', 'i2') })
    expect(known().announcement).toBeNull()
    push({ type: 'aside', announcement: bad('real-meanwhile', 'i3') })
    expect(known().announcement?.id).toBe('real-meanwhile')
    const marks = () => known().toasts.map(({ id, aside }) => [id, aside ?? false])
    expect(marks()).toEqual([
      ['simulated', false],
      ['real-before', true],
      ['real-meanwhile', true],
    ])
    push({ type: 'snapshot', fleet: fleet([]) })
    expect(marks()).toEqual([
      ['real-before', false],
      ['real-meanwhile', false],
    ])
    stop()
  })
})
