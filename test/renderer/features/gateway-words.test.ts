import { describe, expect, it } from 'vitest'
import { deviceDots } from '../../../src/renderer/features/gateway/device-dots'
import { cardLabel, stateSentence } from '../../../src/renderer/features/gateway/gateway-words'
import { safeUrl } from '../../../src/renderer/features/gateway/safe-url'
import { en } from '../../../src/shared/text/en'
import { zh } from '../../../src/shared/text/zh'
import { iso } from '../../../src/shared/time/iso'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { gateway, NOW } from '../gateways'

const english = { text: en, language: 'en', now: NOW } as const
const chinese = { text: zh, language: 'zh', now: NOW } as const
const silent = { presence: 'offline', lastReportAt: iso(NOW - minutes(14)) } as const

describe('the sentence on a card', () => {
  it('says how long a box is up, once that is a minute', () => {
    expect(stateSentence(gateway('a'), english)).toEqual({ lead: 'Online', rest: 'up 2 d' })
    expect(stateSentence(gateway('a'), chinese)).toEqual({ lead: '在线', rest: '持续 2 天' })
    expect(stateSentence(gateway('a', { presenceSince: iso(NOW - seconds(20)) }), english).rest).toBeNull()
  })

  it('says what is expected of a late box', () => {
    expect(stateSentence(gateway('a', { presence: 'late' }), english)).toEqual({ lead: 'Late', rest: '20 s expected' })
  })

  it('lets a faulty box speak for itself', () => {
    const fault = { active: true, description: '风扇停转', since: iso(NOW - minutes(126)) }
    expect(stateSentence(gateway('a', { fault }), english)).toEqual({ lead: '风扇停转', rest: 'for 2 h' })
    expect(stateSentence(gateway('a', { fault }), chinese).rest).toBe('已 2 小时')
    const word = gateway('a', { fault: { ...fault, description: 'offline' }, reportedStatus: 'offline' })
    expect(stateSentence(word, english).lead).toBe('Reports “offline”')
  })

  it('shows through a mute how the box stands', () => {
    expect(stateSentence(gateway('a', { ...silent, muted: true }), english)).toEqual({ lead: 'Muted', rest: 'Offline' })
  })
})

describe('the label of a card', () => {
  it('tells the whole card', () => {
    const deviceCounts = { online: 0, offline: 0, missing: 0, unknown: 12, total: 12 }
    const box = gateway('a', { ...silent, name: 'North gate 04', addresses: ['192.168.10.24'], deviceCounts })
    expect(cardLabel(box, english)).toBe('North gate 04, offline 14 min, 192.168.10.24, 12 sub-devices unknown')
    expect(cardLabel(box, chinese)).toBe('North gate 04，离线 14 分钟，192.168.10.24，12 个子设备未知')
  })
})

describe('the dots', () => {
  it('stand by type with gaps between, whatever the order of the report', () => {
    const device = (id: string, type: string, status: string) => ({ id, type, status }) as never
    const dots = deviceDots([
      device('9', 'access-control', 'online'),
      device('10', 'turnstile', 'offline'),
      device('2', 'turnstile', 'online'),
      device('3', 'ipc-static', 'unknown'),
    ])
    expect(dots).toBe('ox|u|o')
  })
})

describe('a URL from a box', () => {
  it('can be opened only when it is one of the web', () => {
    expect(safeUrl('http://192.168.1.9/a?b=1')).toBe('http://192.168.1.9/a?b=1')
    for (const sent of [null, '', '192.168.1.9', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x']) {
      expect(safeUrl(sent)).toBeNull()
    }
  })
})
