import { describe, expect, it } from 'vitest'
import { BinCounter, binOf, startOfBin } from '../../../src/shared/events/bins'
import { matcherOf, searchFor } from '../../../src/shared/events/search'
import { senseOf } from '../../../src/shared/events/sense'
import { ends, lasts, strandOf } from '../../../src/shared/events/strand'
import { topicOf } from '../../../src/shared/events/topic'
import type { Transition } from '../../../src/shared/model/transition'

const fact = (kind: Transition['kind'], from: string | null, to: string | null, rest: Partial<Transition> = {}) => ({
  kind,
  from,
  to,
  cause: 'report' as const,
  gateway: 'SN-1',
  gatewayName: 'North gate',
  device: kind.startsWith('device') ? 'cam-1' : null,
  deviceName: kind.startsWith('device') ? 'Camera 1' : null,
  ...rest,
})

describe('what an event means', () => {
  it('goes bad once, and recovers only from what was bad', () => {
    expect(senseOf(fact('presence', 'late', 'offline'))).toBe('bad')
    expect(senseOf(fact('presence', 'unobserved', 'offline'))).toBe('bad')
    expect(senseOf(fact('presence', 'offline', 'online'))).toBe('good')
    expect(senseOf(fact('presence', 'late', 'online'))).toBeNull()
    expect(senseOf(fact('presence', 'online', 'late'))).toBeNull()
    expect(senseOf(fact('presence', 'offline', 'unobserved'))).toBeNull()
    expect(senseOf(fact('fault', 'ok', 'fault'))).toBe('bad')
    expect(senseOf(fact('fault', 'fault', 'fault'))).toBeNull()
    expect(senseOf(fact('fault', 'fault', 'ok'))).toBe('good')
    expect(senseOf(fact('device-status', 'online', 'missing'))).toBe('bad')
    expect(senseOf(fact('device-status', 'offline', 'missing'))).toBeNull()
    expect(senseOf(fact('device-status', 'missing', 'online'))).toBe('good')
    expect(senseOf(fact('address', '10.0.0.1', '10.0.0.2'))).toBeNull()
  })

  it('lasts until its own strand says otherwise', () => {
    const down = fact('device-status', 'online', 'offline')
    expect(lasts(down)).toBe(true)
    expect(ends(fact('device-status', 'offline', 'missing'), down)).toBe(false)
    expect(ends(fact('device-status', 'missing', 'online'), down)).toBe(true)
    expect(ends(fact('device-removed', 'missing', null), down)).toBe(true)
    expect(strandOf(fact('device-removed', 'missing', null))).toBe(strandOf(down))
    const fault = fact('fault', 'ok', 'fault')
    expect(ends(fact('fault', 'fault', 'fault'), fault)).toBe(false)
    expect(ends(fact('fault', 'fault', 'ok'), fault)).toBe(true)
    const late = fact('presence', 'online', 'late')
    expect(ends(fact('presence', 'late', 'offline'), late)).toBe(true)
    expect(lasts(fact('presence', 'offline', 'online'))).toBe(false)
    expect(strandOf(fact('address', 'a', 'b'))).toBeNull()
  })

  it('belongs to one topic', () => {
    expect(topicOf(fact('presence', 'late', 'offline', { cause: 'silence' }))).toBe('connection')
    expect(topicOf(fact('presence', 'late', 'online'))).toBe('late')
    expect(topicOf(fact('presence', 'online', 'unobserved', { cause: 'not-watching' }))).toBe('station')
    expect(topicOf(fact('presence', 'unobserved', 'online'))).toBe('station')
    expect(topicOf(fact('fault', 'ok', 'fault'))).toBe('fault')
    expect(topicOf(fact('device-status', 'online', 'offline'))).toBe('devices')
    expect(topicOf(fact('auth-code', 'a', 'b'))).toBe('identity')
    expect(topicOf(fact('period', '20', '30'))).toBe('settings')
  })
})

describe('a search', () => {
  const fleet = [
    { id: 'SN-1', words: ['North gate', '10.1.2.3', null], devices: [{ id: 'cam-1', ip: '192.168.8.7' }] },
    { id: 'SN-2', words: ['South gate'], devices: [{ id: 'cam-1', ip: null }] },
  ]
  const finds = (typed: string, event: Transition | ReturnType<typeof fact>) =>
    matcherOf({ words: searchFor(typed, fleet) }).who(event)
  const down = fact('device-status', 'online', 'offline')

  it('finds by what the event says and by what is known of the box now, every word of it', () => {
    expect(finds('', down)).toBe(true)
    expect(finds('NORTH camera', down)).toBe(true)
    expect(finds('10.1.2.3', down)).toBe(true)
    expect(finds('192.168.8.7', down)).toBe(true)
    expect(finds('192.168.8.7', fact('presence', 'late', 'offline'))).toBe(false)
    expect(finds('south', down)).toBe(false)
    expect(finds('south gate', { ...down, gateway: 'SN-2', gatewayName: 'Old name' })).toBe(true)
  })

  it('narrows to topics, gateways and a kind', () => {
    const matcher = matcherOf({ topics: ['fault'], gateways: ['SN-2'], kind: 'fault' })
    expect(matcher.what(fact('fault', 'ok', 'fault'))).toBe(true)
    expect(matcher.what(fact('reported-status', 'a', 'b'))).toBe(false)
    expect(matcher.who(down)).toBe(false)
    expect(matcherOf({ gateways: [] }).who(down)).toBe(false)
  })
})

describe('bins', () => {
  const range = { from: 100, to: 200, bins: 4 }
  it('count each event in its part of the range, and none outside', () => {
    const counter = new BinCounter(range)
    for (const at of [99, 100, 124, 125, 199, 200]) counter.add(at, at === 125 ? 'good' : 'bad')
    counter.add(150, null)
    expect(counter.counts).toEqual({ bad: [2, 0, 0, 1], good: [0, 1, 0, 0], all: [2, 1, 1, 1] })
  })
  it('begin where they say', () => {
    for (let bin = 0; bin < 4; bin++) expect(binOf(startOfBin(bin, range), range)).toBe(bin)
  })
})
