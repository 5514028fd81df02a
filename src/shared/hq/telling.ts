import type { Announcement } from '../alerts/announcement'
import { digestOf, type KnownGateways, messagesOf } from '../alerts/grouping'
import { GATHERING } from '../alerts/open-incidents'
import type { Incident, News } from '../model/incident'
import { type Millis, minutes } from '../time/millis'

/** News of an incident that is to be told, as `ledger.ready` of it. */
export interface Waiting {
  /** `null` for what headquarters itself has found out. */
  readonly site: string | null
  readonly incident: Incident
  readonly news: News
  /** The message of the stream that brought it; `null` for what headquarters has found out. */
  readonly sequence: number | null
  /** When it got here. */
  readonly gotAt: Millis
  /** Whether it was no news any more when it got here. */
  readonly isLate: boolean
}

/** News as it gets here; `at` is when it was told at its site. */
export interface Fresh {
  readonly site: string | null
  readonly sequence: number | null
  readonly incident: Incident
  readonly news: News
  readonly at: Millis
  readonly isLive: boolean
}

/** What came so long after it was told at its site is told as one, with all else of that time. */
export const LATE: Millis = minutes(10)

/** Of a site that was cut off, what it said before this comes as one, however short the cut was. */
const LATE_AFTER_CUT: Millis = minutes(1)

/** A site that catches up for hours has news of the present in between. */
const DIGEST_AT_LEAST_EVERY: Millis = minutes(10)

const ORDER: readonly News[] = ['bad', 'unstable', 'recovery']

/**
 * What is new to people in a changed incident of a site: what the site has told is told here, and nothing else. What it
 * held back (a mute, quiet hours, a delay) is held back here as well.
 */
export function newsOf(before: Incident | undefined, after: Incident): { news: News; at: Millis } | null {
  const [was, is] = [before?.ledger, after.ledger]
  if (is.recoveryAt !== null && is.recoveryAt !== was?.recoveryAt) return { news: 'recovery', at: is.recoveryAt }
  if (is.unstableAt !== null && is.unstableAt !== was?.unstableAt) return { news: 'unstable', at: is.unstableAt }
  if (is.badAt !== null && is.badAt !== was?.badAt) return { news: 'bad', at: is.badAt }
  return null
}

/**
 * What waits, with one more. The end of what waits to be told takes its place.
 * @param isLive whether all that its site has is here
 */
export function withNews(
  waiting: readonly Waiting[],
  { site, sequence, incident, news, at, isLive }: Fresh,
  now: Millis,
): readonly Waiting[] {
  const known = waiting.find((one) => one.incident.id === incident.id)
  const isLate = now - at > (isLive ? LATE : LATE_AFTER_CUT) || (known?.isLate ?? false)
  const ready: Incident = { ...incident, ledger: { ...incident.ledger, ready: { news, at: now } } }
  const one: Waiting = { site, sequence, incident: ready, news, gotAt: known?.gotAt ?? now, isLate }
  return [...waiting.filter((other) => other !== known), one]
}

export interface Told {
  readonly waiting: readonly Waiting[]
  readonly announcements: readonly Announcement[]
}

/**
 * Tells what has been gathered long enough: what is news, by its kind; what came late, in one digest once its site has
 * caught up.
 */
export function tellDue(
  waiting: readonly Waiting[],
  isLive: (site: string) => boolean,
  fleet: KnownGateways,
  now: Millis,
): Told {
  if (waiting.length === 0) return { waiting, announcements: [] }
  const announcements: Announcement[] = []
  const told = new Set<Waiting>()
  for (const news of ORDER) {
    const fresh = waiting.filter((one) => one.news === news && !one.isLate)
    if (!fresh.some(({ gotAt }) => sinceOf(gotAt, now) >= GATHERING)) continue
    announcements.push(...messagesOf(news, incidentsOf(fresh), fleet, now))
    for (const one of fresh) told.add(one)
  }
  const late = waiting.filter(({ isLate }) => isLate)
  if (isDigestDue(late, isLive, now)) {
    announcements.push(digestOf(incidentsOf(late), fleet, now))
    for (const one of late) told.add(one)
  }
  return { waiting: told.size === 0 ? waiting : waiting.filter((one) => !told.has(one)), announcements }
}

function isDigestDue(late: readonly Waiting[], isLive: (site: string) => boolean, now: Millis): boolean {
  if (late.length === 0) return false
  const waited = Math.max(...late.map(({ gotAt }) => sinceOf(gotAt, now)))
  if (waited >= DIGEST_AT_LEAST_EVERY) return true
  return waited >= GATHERING && late.every(({ site }) => site === null || isLive(site))
}

/** What seems to have come later than now came before the clock was set back, or by the clock of another process. */
const sinceOf = (gotAt: Millis, now: Millis): Millis => Math.abs(now - gotAt)

const incidentsOf = (waiting: readonly Waiting[]): Incident[] => waiting.map(({ incident }) => incident)
