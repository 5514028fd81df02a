import type { AnnouncementView } from '../../../shared/contract/alert-views'
import type { Language } from '../../../shared/model/settings'
import { announcementText } from '../../../shared/text/announcement-text'
import type { Text } from '../../../shared/text/text'
import type { Millis } from '../../../shared/time/millis'

/** As many of a list as a toast has room for. */
const LISTED = 4

/** What a toast says: a title, and either one sentence or a list. */
export interface ToastWords {
  readonly title: string
  readonly sentence: string
  readonly list: readonly string[]
}

export function toastWords(announcement: AnnouncementView, text: Text, language: Language, now: Millis): ToastWords {
  const { title, lines } = announcementText(announcement, text, language, now)
  const { length } = announcement.items
  if (length === 1 && announcement.news !== 'digest') return { title, sentence: capital(joined(lines)), list: [] }
  const rest = length - LISTED
  const list = rest > 0 ? [...lines.slice(0, LISTED), text.announcements.andMore(rest)] : lines
  return { title, sentence: '', list }
}

/** One line after the other; what is a sentence of its own has its stop already. */
const joined = (lines: readonly string[]): string =>
  lines.map((line, n) => (n === lines.length - 1 ? line : line + between(line))).join('')

const between = (line: string): string => (line.endsWith('。') ? '' : line.endsWith('.') ? ' ' : ' · ')

/** A line of its own begins as a sentence does. */
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
