import { describe, expect, it } from 'vitest'
import { gatewayOf, notificationText } from '../../../src/main/desktop/notification-text'
import type { AnnouncedItemView, AnnouncementView } from '../../../src/shared/contract/alert-views'

const NOW = Date.parse('2026-11-22T12:05:00Z')

describe('the text of a notification', () => {
  it('is what happened, and since when', () => {
    const { title, body } = notificationText(announcement([item('a', { gatewayName: 'North gate' })]), 'en', NOW)
    expect(title).toBe('North gate is offline')
    expect(body).toMatch(/^since \S/)
    expect(body).not.toContain('\n')
  })

  it('speaks the chosen language', () => {
    const { title } = notificationText(announcement([item('a', { gatewayName: '北门' })]), 'zh', NOW)
    expect(title).toBe('北门离线')
  })

  it('names all of a list that fits', () => {
    const four = announcement(['a', 'b', 'c', 'd'].map((id) => item(id)))
    expect(notificationText(four, 'en', NOW).body.split('\n')).toHaveLength(4)
  })

  it('ends a long list with how many more there are', () => {
    const many = announcement(Array.from({ length: 30 }, (_, i) => item(`box-${i}`)))
    const lines = notificationText(many, 'en', NOW).body.split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[2]).toContain('box-2')
    expect(lines[3]).toBe('and 27 more')
  })
})

describe('the box of a notification', () => {
  it('is the one that all its news is about', () => {
    expect(gatewayOf(announcement([item('a')]))).toBe('a')
    expect(gatewayOf(announcement([item('a', { device: '1' }), item('a', { device: '2' })]))).toBe('a')
  })

  it('is none where there are several, or none at all', () => {
    expect(gatewayOf(announcement([item('a'), item('b')]))).toBeNull()
    expect(gatewayOf(announcement([item('a', { gateway: null, kind: 'receiver-silent' })]))).toBeNull()
  })
})

const announcement = (items: readonly AnnouncedItemView[]): AnnouncementView => ({
  id: '1',
  at: '2026-11-22T12:05:00.000Z',
  news: 'bad',
  severity: 'critical',
  items,
  group: null,
  total: null,
})

const item = (gateway: string, rest: Partial<AnnouncedItemView> = {}): AnnouncedItemView => ({
  incident: gateway,
  news: 'bad',
  kind: 'gateway-offline',
  gateway,
  gatewayName: gateway,
  device: null,
  deviceName: null,
  detail: null,
  evidence: null,
  since: '2026-11-22T12:04:00.000Z',
  until: null,
  cause: null,
  ...rest,
})
