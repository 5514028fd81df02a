import { useMemo } from 'react'
import { formatMonth, formatWholeDay } from '../../shared/text/instant'
import { WEEK } from '../../shared/time/daily-window'
import { writeLocal } from '../../shared/time/written-moment'
import { useStores } from './context'
import { useLanguage, useText } from './hooks'

/** What calendars say, and which day it is by the station's clock, as fields of moments take them. */
export function useCalendar() {
  const { calendar, alerts } = useText()
  const language = useLanguage()
  const { clock } = useStores().station
  const { weekdays, weekdayNames } = alerts.settings
  const words = useMemo(
    () => ({
      ...calendar,
      weekdays: WEEK.map((day) => ({ short: weekdays[day] ?? '', name: weekdayNames[day] ?? '' })),
      month: (day: string) => formatMonth(noonOf(day), language),
      day: (day: string) => formatWholeDay(noonOf(day), language),
    }),
    [calendar, weekdays, weekdayNames, language],
  )
  return { words, today: writeLocal(clock.now()).slice(0, 10) }
}

/** No clock is put forward at noon. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00`)
