import type { DayUsage } from '../../../shared/history/retention'
import type { Language } from '../../../shared/model/settings'
import { formatDate } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import type { Text } from '../../../shared/text/text'

/** Which days would be given up, oldest first and one at least, in a sentence. */
export function dropWords(dropped: readonly DayUsage[], { settings }: Text, language: Language): string {
  const size = formatBytes(dropped.reduce((sum, { bytes }) => sum + bytes, 0))
  const date = (usage: DayUsage | undefined) => formatDate(Date.parse(`${usage?.day}T00:00`), language)
  return settings.data.drop(dropped.length, size, date(dropped[0]), date(dropped.at(-1)))
}
