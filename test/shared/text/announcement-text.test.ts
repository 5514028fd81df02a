import { expect, test } from 'vitest'
import { viewAnnouncement } from '../../../src/shared/contract/view-alert'
import { announcementText } from '../../../src/shared/text/announcement-text'
import { textIn } from '../../../src/shared/text/text'
import { iso } from '../../../src/shared/time/iso'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device } from '../../support/reports'

const say = (diary: AlertDiary, index = 0, language: 'en' | 'zh' = 'en') => {
  const told = diary.told[index]
  if (told === undefined) throw new Error('nothing was told')
  return announcementText(viewAnnouncement(told), textIn(language), language, diary.now)
}

const cameras = (down: number) => ({
  devices: Array.from({ length: 16 }, (_, n) => device(`cam-${n}`, { status: n < down ? 'offline' : 'online' })),
})

test('one box, its silence and its return', () => {
  const diary = new AlertDiary()
    .boxesReport(['SN-1', 'other'], 0, seconds(100))
    .othersReport(seconds(120), seconds(400))
  diary.boxesReport(['SN-1', 'other'], seconds(420), seconds(500))
  expect(say(diary).title).toBe('东门岗亭 is offline')
  expect(say(diary).lines[0]).toMatch(/^since \d\d:\d\d$/)
  expect(say(diary, 1)).toEqual({ title: '东门岗亭 is back online', lines: ['after 4 min'] })
})

test('a box that somebody removes is not said to be well again', () => {
  const diary = new AlertDiary().boxesReport(['SN-1', 'other'], 0, seconds(100)).othersReport(seconds(120), minutes(5))
  diary.removes('SN-1').othersReport(minutes(5) + seconds(1), minutes(10))
  expect(say(diary, 1)).toEqual({ title: '东门岗亭 was removed from the fleet', lines: [] })
  expect(say(diary, 1, 'zh').title).toBe('东门岗亭已从机群移除')
})

test('many devices of one box, in both languages', () => {
  const diary = new AlertDiary().hears(0, cameras(0)).hears(seconds(20), cameras(12)).until(seconds(60))
  expect(say(diary).title).toBe('12 of 16 sub-devices of 东门岗亭 offline')
  expect(say(diary, 0, 'zh').title).toBe('东门岗亭 16 个子设备中 12 个离线')
  expect(say(diary).lines.length).toBe(12)
})

test('a long list is cut off and says how much', () => {
  const boxes = Array.from({ length: 30 }, (_, n) => `SN-${n}`)
  const diary = new AlertDiary()
    .boxesReport([...boxes, 'other'], 0, seconds(100))
    .othersReport(seconds(120), seconds(300))
  expect(say(diary).title).toBe('30 boxes offline')
  expect(say(diary).lines.at(-1)).toBe('and 10 more')
})

test('no box is heard: with what the machine knows of itself', () => {
  const diary = new AlertDiary().boxesReport(['SN-1', 'SN-2'], 0, seconds(100))
  diary.evidence = { addressesThen: ['10.0.0.9'], addressesNow: ['169.254.1.1'], listening: true, port: 9528 }
  expect(say(diary.until(seconds(300))).title).toMatch(/^No box is heard since \d\d:\d\d$/)
  expect(say(diary).lines).toEqual(['This computer no longer has the address 10.0.0.9.', 'Port 9528 is open here.'])
})

test('that no box is heard is said of this station, or at headquarters of the site', () => {
  const item = { incident: '1', kind: 'receiver-silent', gateway: null, device: null, deviceName: null } as const
  const told = { since: iso(0), until: null, cause: null, detail: null, evidence: null } as const
  const title = (gatewayName: string | null, news: 'bad' | 'recovery' | 'unstable', language: 'en' | 'zh' = 'en') => {
    const items = [{ ...item, ...told, gatewayName, news }]
    const announcement = { id: '1', at: iso(0), news, severity: 'critical', items, group: null, total: null } as const
    return announcementText(announcement, textIn(language), language, 0).title
  }
  expect(title(null, 'bad')).toMatch(/^No box is heard since \d\d:\d\d$/)
  expect(title('North works', 'bad')).toMatch(/^No box is heard at North works since \d\d:\d\d$/)
  expect(title('北方工厂', 'bad', 'zh')).toMatch(/^北方工厂自 \d\d:\d\d 起未收到任何盒子的上报$/)
  expect([title(null, 'recovery'), title('North works', 'recovery')]).toEqual([
    'Boxes are heard again',
    'Boxes are heard again at North works',
  ])
  expect(title('北方工厂', 'recovery', 'zh')).toBe('北方工厂已重新收到盒子上报')
  expect(title(null, 'unstable')).toContain('The connection of this station')
})
