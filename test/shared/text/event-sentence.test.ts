import { describe, expect, it } from 'vitest'
import { en } from '../../../src/shared/text/en'
import { eventDetail, eventParts, sentenceOf } from '../../../src/shared/text/event-sentence'
import type { Text } from '../../../src/shared/text/text'
import { zh } from '../../../src/shared/text/zh'

const event = {
  kind: 'presence',
  gatewayName: 'North gate 04',
  device: null,
  deviceName: null,
  from: 'late',
  to: 'offline',
  cause: 'silence',
  detail: null,
} as const

const eventSentence = (one: Parameters<typeof eventParts>[0], text: Text) => sentenceOf(eventParts(one, text))

describe('an event in words', () => {
  it('says who went offline and why', () => {
    expect(eventSentence(event, en)).toBe('North gate 04 went offline')
    expect(eventDetail(event, en)).toBe('no report in time')
    expect(eventSentence(event, zh)).toBe('North gate 04 离线')
  })

  it('is back online only after being offline', () => {
    expect(eventSentence({ ...event, from: 'offline', to: 'online' }, en)).toBe('North gate 04 is back online')
    expect(eventSentence({ ...event, from: 'late', to: 'online' }, en)).toBe('North gate 04 is online')
  })

  it('quotes the box', () => {
    const fault = { ...event, kind: 'fault', from: 'ok', to: 'fault', cause: 'report', detail: '硬盘已满' } as const
    expect(eventSentence(fault, en)).toBe('North gate 04 reports a fault')
    expect(eventDetail(fault, zh)).toBe('“硬盘已满”')
    expect(eventSentence({ ...fault, to: 'ok' }, zh)).toBe('North gate 04 异常已恢复')
  })

  it('lists several addresses one by one', () => {
    const moved = {
      ...event,
      kind: 'address',
      from: '10.0.0.9',
      to: '10.0.0.9 192.168.150.1',
      cause: 'report',
    } as const
    expect(eventSentence(moved, zh)).toBe('North gate 04 的地址由 10.0.0.9 变为 10.0.0.9、192.168.150.1')
    expect(eventSentence(moved, en)).toContain('10.0.0.9, 192.168.150.1')
  })

  it('names a sub-device by its name, or else by its identity', () => {
    const device = { ...event, kind: 'device-status', device: 'a1', deviceName: null, to: 'missing' } as const
    expect(eventSentence(device, en)).toBe('a1 of North gate 04 is no longer listed')
    expect(eventSentence({ ...device, deviceName: '1号闸机', to: 'online' }, zh)).toBe('North gate 04 的 1号闸机在线')
  })
})
