import type { AnnouncementView } from '../../shared/contract/alert-views'
import type { Language } from '../../shared/model/settings'
import { announcementText } from '../../shared/text/announcement-text'
import { textIn } from '../../shared/text/text'

/** As many lines as every system shows of a notification. */
const LINES = 4

export interface NotificationText {
  readonly title: string
  readonly body: string
}

/** What a notification of the system says; a list that is too long for it ends with how many more there are. */
export function notificationText(announcement: AnnouncementView, language: Language, now: number): NotificationText {
  const text = textIn(language)
  const { title, lines } = announcementText(announcement, text, language, now)
  if (lines.length <= LINES) return { title, body: lines.join('\n') }
  const shown = lines.slice(0, LINES - 1)
  const isList = announcement.items.length > 1
  const rest = isList ? [text.announcements.andMore(announcement.items.length - shown.length)] : []
  return { title, body: [...shown, ...rest].join('\n') }
}

/** The one box that an announcement is about; `null` if there are more, or none. */
export function gatewayOf({ items }: AnnouncementView): string | null {
  const [first] = items
  if (first === undefined) return null
  return items.every(({ gateway }) => gateway === first.gateway) ? first.gateway : null
}
