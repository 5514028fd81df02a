import type { Language } from '../model/settings'
import { days, type Millis } from '../time/millis'
import type { Text } from './en'

const locales = { en: 'en-GB', zh: 'zh-CN' } as const

const formats = (options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> => ({
  en: new Intl.DateTimeFormat(locales.en, options),
  zh: new Intl.DateTimeFormat(locales.zh, options),
})

const minute = formats({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const second = formats({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
const day = formats({ day: 'numeric', month: 'short' })
const weekday = formats({ weekday: 'long', day: 'numeric', month: 'long' })
const month = formats({ month: 'long', year: 'numeric' })
const wholeDay = formats({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const stamp = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })
const dayOfYear = formats({ day: 'numeric', month: 'short', year: 'numeric' })

/** `2026-11-22 10:32:07` in the local time zone: the same in every language, and a date to every spreadsheet. */
export const formatStamp = (at: Millis): string => stamp.format(at)

/** `10:32` in the local time zone. */
export const formatMinute = (at: Millis, language: Language): string => minute[language].format(at)

/** `10:32:07` in the local time zone. */
export const formatSecond = (at: Millis, language: Language): string => second[language].format(at)

/** `3 Sep 2026`. */
export const formatDate = (at: Millis, language: Language): string => dayOfYear[language].format(at)

/** `Sunday 22 November`, `11月22日 星期日`. */
export const formatWeekday = (at: Millis, language: Language): string => apart(weekday[language].format(at))

/** `Sunday 22 November 2026`, `2026年11月22日 星期日`. */
export const formatWholeDay = (at: Millis, language: Language): string => apart(wholeDay[language].format(at))

/** `November 2026`, `2026年11月`. */
export const formatMonth = (at: Millis, language: Language): string => month[language].format(at)

const apart = (day: string): string => day.replace(',', '').replace(/日(?=星期)/, '日 ')

/** `3 Sep`. */
export const formatDayOfMonth = (at: Millis, language: Language): string => day[language].format(at)

/** `10:32` within a day before and after, otherwise `20 Nov`, and `20 Nov 2024` of long ago: what began before midnight began at a time, as what ends this night ends at one. */
export const formatWhen = (at: Millis, now: Millis, language: Language): string =>
  daysBetween(at, now) === 0 || Math.abs(at - now) < days(1) ? formatMinute(at, language) : dayFrom(at, now, language)

/** `10:32:07` when it was today, otherwise `20 Nov 10:32`, and `20 Nov 2024 10:32` of long ago: an instant that somebody looks for elsewhere. */
export const formatMoment = (at: Millis, now: Millis, language: Language): string =>
  daysBetween(at, now) === 0
    ? formatSecond(at, language)
    : `${dayFrom(at, now, language)} ${formatMinute(at, language)}`

/** From so far away that the day and month alone may be taken for the next ones. */
const FAR = days(270)

const dayFrom = (at: Millis, now: Millis, language: Language): string =>
  (Math.abs(at - now) < FAR ? day : dayOfYear)[language].format(at)

/** `Today`, `Yesterday` or `20 Nov`: the heading of a day. */
export function formatDay(at: Millis, now: Millis, language: Language, text: Text): string {
  const ago = daysBetween(at, now)
  if (ago === 0) return text.day.today
  if (ago === 1) return text.day.yesterday
  return day[language].format(at)
}

/** Midnights between two instants, counted on the local calendar. */
function daysBetween(earlier: Millis, later: Millis): number {
  const midnight = (at: Millis) => new Date(at).setHours(0, 0, 0, 0)
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000)
}
