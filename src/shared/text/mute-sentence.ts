import type { MuteView } from '../contract/alert-views'
import type { Language } from '../model/settings'
import { EVERY_DAY, WEEK } from '../time/daily-window'
import type { Text } from './en'
import { formatMoment } from './instant'

/** How long a mute lasts, or when it comes back. @param now from which "today" is reckoned, ms */
export function muteSentence(
  { until, untilRecovery, window }: Pick<MuteView, 'until' | 'untilRecovery' | 'window'>,
  { alerts }: Text,
  language: Language,
  now: number,
): string {
  const { mutes: say, settings } = alerts
  if (window !== null) {
    const days = WEEK.filter((day) => window.days.includes(day)).map((day) => settings.weekdays[day] ?? '')
    const named = days.length === EVERY_DAY.length ? say.everyDay : say.listOf(days)
    return say.weeklyIn(named, window.from, window.to)
  }
  if (until !== null)
    return say.until(formatMoment(Date.parse(until), now, language).replace(/(\d\d:\d\d):\d\d$/, '$1'))
  return untilRecovery ? say.untilRecovery : say.untilEnded
}
