import type { AnnouncementView } from '../../shared/contract/alert-views'
import type { Language } from '../../shared/model/settings'
import { announcementText } from '../../shared/text/announcement-text'
import { textIn } from '../../shared/text/text'
import type { Millis } from '../../shared/time/millis'
import type { Message } from './message'

/** One message that says one announcement, or everything that waited as a digest. */
export function compose(announcements: readonly AnnouncementView[], language: Language, now: Millis): Message {
  const [first] = announcements
  const text = textIn(language)
  if (announcements.length === 1 && first !== undefined) {
    return { announcements, ...announcementText(first, text, language, now) }
  }
  const said = announcements.map((announcement) => announcementText(announcement, text, language, now))
  const over = announcements.filter(({ news }) => news === 'recovery').length
  return {
    announcements,
    title: text.announcements.digest(announcements.length - over, over),
    lines: said.map(({ title, lines }) => (lines.length === 0 ? title : `${title} ${lines[0] ?? ''}`)),
  }
}

/** What "send test" sends. */
export const testMessage = (language: Language): Message => ({
  announcements: [],
  title: textIn(language).announcements.test,
  lines: [],
})
