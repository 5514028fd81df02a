import type { SiteView } from '../../../shared/contract/site-views'
import type { LinkState } from '../../../shared/hq/link'
import type { Language } from '../../../shared/model/settings'
import { formatDuration } from '../../../shared/text/duration'
import { formatMoment } from '../../../shared/text/instant'
import { formatCount } from '../../../shared/text/plural'
import type { Text } from '../../../shared/text/text'
import { seconds } from '../../../shared/time/millis'
import type { GlyphShape, Tone } from '../../ui/Glyph'

/** The silhouette of each state of a link. */
export const linkGlyph: Readonly<Record<LinkState, GlyphShape>> = {
  live: 'disc',
  'catching-up': 'clock',
  down: 'cross',
  refused: 'warning',
  unknown: 'dashes',
}

export const linkTone: Readonly<Record<LinkState, Tone>> = {
  live: 'ok',
  'catching-up': 'late',
  down: 'off',
  refused: 'abn',
  unknown: 'unk',
}

/** A language, and from when ages are counted. */
interface Speech {
  readonly text: Text
  readonly language: Language
  readonly now: number
}

/** What a word or two can say beside the state: how far behind, or as of when. `null` while it is live. */
export function linkBrief({ link }: SiteView, { text, language, now }: Speech): string | null {
  const { state, asOf, behindSeconds } = link
  if (state === 'live') return null
  if (state === 'catching-up' && behindSeconds > 0) return formatDuration(seconds(behindSeconds), text)
  return asOf === null ? null : text.sites.lastKnown(formatMoment(Date.parse(asOf), now, language))
}

/** What the state means, and what else there is to say of the site: a sentence each. */
export function linkSentences({ link, whole, setAside, setAsideReason }: SiteView, { text, language, now }: Speech) {
  const { sites: say } = text
  const when = (at: string) => formatMoment(Date.parse(at), now, language)
  const { state, heardAt, error, waiting, asOf, clockOffSeconds } = link
  const meaning = {
    live: () => say.meaning.live,
    'catching-up': () => say.meaning['catching-up'](formatDuration(seconds(link.behindSeconds), text)),
    down: () => (heardAt === null ? say.meaning.neverHeard : say.meaning.down(when(heardAt))),
    refused: () => (error === null ? say.meaning.refusedWithout : say.meaning.refused(error)),
    unknown: () => (asOf === null ? say.meaning.waiting : say.meaning.unknown),
  }[state]()
  return [
    meaning,
    ...(waiting > 0 && state !== 'live' ? [say.reportsWaiting(formatCount(waiting))] : []),
    ...(whole || asOf === null ? [] : [say.incomplete]),
    ...(clockOffSeconds === 0 ? [] : [clockSentence(clockOffSeconds, text)]),
    ...(setAside > 0 ? [say.setAside(formatCount(setAside), setAsideReason ?? '')] : []),
  ]
}

function clockSentence(off: number, text: Text): string {
  const by = formatDuration(seconds(Math.abs(off)), text)
  return off > 0 ? text.sites.clockOff.ahead(by) : text.sites.clockOff.behind(by)
}
