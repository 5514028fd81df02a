import type { MuteView } from '../contract/alert-views'
import type { Language } from '../model/settings'
import { type DailyWindow, EVERY_DAY, WEEK } from '../time/daily-window'
import type { Text } from './en'
import { formatMoment } from './instant'

/** How long a mute lasts, or when it comes back. @param now from which "today" is reckoned, ms */
export function muteSentence(
  { until, untilRecovery, window }: Pick<MuteView, 'until' | 'untilRecovery' | 'window'>,
  text: Text,
  language: Language,
  now: number,
): string {
  const { mutes: say } = text.alerts
  if (window !== null) return windowWords(window, text)
  if (until !== null)
    return say.until(formatMoment(Date.parse(until), now, language).replace(/(\d\d:\d\d):\d\d$/, '$1'))
  return untilRecovery ? say.untilRecovery : say.untilEnded
}

/** Hours of the week: on which days they begin, and from when until when. */
export function windowWords({ days, from, to }: DailyWindow, { alerts: { mutes: say, settings } }: Text): string {
  const named = WEEK.filter((day) => days.includes(day)).map((day) => settings.weekdays[day] ?? '')
  return say.weeklyIn(named.length === EVERY_DAY.length ? say.everyDay : say.listOf(named), from, to)
}
