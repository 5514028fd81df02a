import { describe, expect, it } from 'vitest'
import { formatAgo, formatDuration, formatLargestUnit, formatStopwatch } from '../../../src/shared/text/duration'
import { en } from '../../../src/shared/text/en'
import { formatDay, formatMoment, formatWhen } from '../../../src/shared/text/instant'
import { formatBytes, formatPercent } from '../../../src/shared/text/quantity'
import { chosenLanguage } from '../../../src/shared/text/text'
import { zh } from '../../../src/shared/text/zh'
import { days, hours, minutes, seconds } from '../../../src/shared/time/millis'

describe('durations', () => {
  it.each([
    [seconds(8), '8 s', '8 秒'],
    [minutes(14), '14 min', '14 分钟'],
    [hours(2) + minutes(6), '2 h 6 min', '2 小时 6 分'],
    [hours(3), '3 h', '3 小时'],
    [days(2) + hours(4), '2 d 4 h', '2 天 4 小时'],
    [-5, '0 s', '0 秒'],
  ])('words %d ms', (length, english, chinese) => {
    expect(formatDuration(length, en)).toBe(english)
    expect(formatDuration(length, zh)).toBe(chinese)
  })

  it('keeps to the largest unit where room is scarce', () => {
    expect(formatLargestUnit(hours(2) + minutes(6), en)).toBe('2 h')
    expect(formatLargestUnit(days(5) + hours(6), zh)).toBe('5 天')
  })

  it('says when something has only just happened', () => {
    expect(formatAgo(400, en)).toBe('just now')
    expect(formatAgo(seconds(3), zh)).toBe('3 秒前')
  })

  it('counts waiting as on a stopwatch', () => expect(formatStopwatch(seconds(47) + minutes(1))).toBe('1:47'))
})

describe('instants', () => {
  const now = new Date(2026, 10, 22, 10, 46).getTime()

  it('names the time today and the day before that', () => {
    expect(formatWhen(new Date(2026, 10, 22, 8, 40).getTime(), now, 'en')).toBe('08:40')
    expect(formatWhen(new Date(2026, 10, 20, 8, 40).getTime(), now, 'en')).toBe('20 Nov')
    expect(formatWhen(new Date(2026, 10, 20, 8, 40).getTime(), now, 'zh')).toBe('11月20日')
    expect(formatWhen(new Date(2025, 10, 20, 8, 40).getTime(), now, 'en')).toBe('20 Nov 2025')
    expect(formatMoment(new Date(2025, 10, 20, 8, 40).getTime(), now, 'zh')).toBe('2025年11月20日 08:40')
    expect(formatMoment(new Date(2026, 2, 20, 8, 40).getTime(), now, 'en')).toBe('20 Mar 08:40')
    const evening = new Date(2026, 10, 22, 23, 30).getTime()
    expect(formatWhen(evening + 3_600_000, evening, 'en')).toBe('00:30')
    expect(formatWhen(evening + 86_400_000, evening, 'en')).toBe('23 Nov')
    expect(formatWhen(evening, evening + 3_600_000, 'en')).toBe('23:30')
    expect(formatWhen(evening, evening + 86_400_000, 'en')).toBe('22 Nov')
  })

  it('knows today and yesterday by the calendar, not by 24 hours', () => {
    expect(formatDay(new Date(2026, 10, 21, 23, 59).getTime(), now, 'en', en)).toBe('Yesterday')
    expect(formatDay(new Date(2026, 10, 22, 0, 1).getTime(), now, 'zh', zh)).toBe('今天')
  })
})

describe('quantities', () => {
  it('never rounds an outage away', () => {
    expect(formatPercent(99.99)).toBe('99.9%')
    expect(formatPercent(100)).toBe('100.0%')
  })

  it('words sizes', () => {
    expect(formatBytes(214)).toBe('214 B')
    expect(formatBytes(3174)).toBe('3.1 KB')
    expect(formatBytes(12 * 1024 ** 3)).toBe('12 GB')
  })
})

describe('plurals', () => {
  it('has one form for one and another for the rest', () => {
    expect([en.subDevices(1), en.subDevices(12), en.boxes(1204)]).toEqual([
      '1 sub-device',
      '12 sub-devices',
      '1,204 boxes',
    ])
    expect(zh.subDevices(1)).toBe('1 个子设备')
  })
})

describe('the language of the system', () => {
  it('is the first that we speak', () => {
    expect(chosenLanguage('system', ['fr-FR', 'zh-TW', 'en'])).toBe('zh')
    expect(chosenLanguage('system', ['de'])).toBe('en')
    expect(chosenLanguage('en', ['zh'])).toBe('en')
  })
})
