import type { Announcement } from '../alerts/announcement'
import type { KnownGateways } from '../alerts/grouping'
import type { Incident } from '../model/incident'
import type { WebhookTarget } from '../model/settings'
import type { Millis } from '../time/millis'
import { jsonIn } from './json-in'
import { type Fresh, tellDue, type Waiting, withNews } from './telling'
import type { Troubles } from './told-troubles'

/**
 * What headquarters has told and has still to tell: one value, known to each of its processes, written by the one that
 * tells. What is told is written here before it goes out; so whoever takes over neither tells it again nor forgets it.
 */
export interface Book extends Telling {
  readonly schema: 1
  /** Which run of a process wrote it, and its how-manieth: by that a writer that got no answer knows its own word again. */
  readonly by: string
  readonly edition: number
  /** The stream of sites, by when it was made, and up to where its news is contained: told, or waiting. */
  readonly created: string | null
  readonly sequence: number
  readonly troubles: Troubles
  readonly choices: Choices
}

/** News on its way to people. */
export interface Telling {
  readonly waiting: readonly Waiting[]
  /** The last that were told, oldest first: whoever stands by shows them too. */
  readonly announced: readonly Announcement[]
  /** Told, and not taken by the webhook yet, oldest first. */
  readonly outbox: readonly Announcement[]
}

/** What of the settings is the same in each process, or a takeover would tell otherwise, or nobody. */
export interface Choices {
  readonly webhook: WebhookTarget | null
  readonly alertDelaySeconds: number
  /** When somebody last changed them: the newest count. */
  readonly changedAt: Millis
}

export const NOTHING_TELLING: Telling = { waiting: [], announced: [], outbox: [] }

const ANNOUNCED_KEPT = 20

/** As at a station: whoever was cut off for longer reads the last of it. */
const OUTBOX_KEPT = 500

/** With one more piece of news. */
export const noted = (telling: Telling, fresh: Fresh, now: Millis): Telling => ({
  ...telling,
  waiting: withNews(telling.waiting, fresh, now),
})

/** What has been gathered long enough is told now. @param isSent whether it goes to a webhook as well */
export function withTold(
  telling: Telling,
  isLive: (site: string) => boolean,
  fleet: KnownGateways,
  isSent: boolean,
  now: Millis,
): { readonly telling: Telling; readonly announcements: readonly Announcement[] } {
  const { waiting, announcements } = tellDue(telling.waiting, isLive, fleet, now)
  if (announcements.length === 0) return { telling, announcements }
  const announced = [...telling.announced, ...announcements].slice(-ANNOUNCED_KEPT)
  const outbox = isSent ? [...telling.outbox, ...announcements].slice(-OUTBOX_KEPT) : telling.outbox
  return { telling: { waiting, announced, outbox }, announcements }
}

/** After the webhook has taken all but these. */
export function withOutbox(telling: Telling, left: ReadonlySet<string>): Telling {
  const outbox = telling.outbox.filter(({ id }) => left.has(id))
  return outbox.length === telling.outbox.length ? telling : { ...telling, outbox }
}

/** A process's own news without what the book contains. */
export function beyond(book: Pick<Book, 'created' | 'sequence'>, own: readonly Waiting[], created: string | null) {
  // Sequences of another stream of the same name say nothing about this one's.
  if (created !== null && book.created !== null && created !== book.created) return own
  return own.filter(({ sequence }) => sequence === null || sequence > book.sequence)
}

/** What a process goes on with that takes the book over. */
export function takenOver(book: Book, own: Telling, created: string | null): Telling {
  const newer = beyond(book, own.waiting, created).filter((one) => !isToldOf(book, one))
  const ids = new Set(newer.map(({ incident }) => incident.id))
  const older = book.waiting.filter(({ incident }) => !ids.has(incident.id))
  return { waiting: [...older, ...newer], announced: book.announced, outbox: book.outbox }
}

/** What whoever stands by goes on with: the book tells, and the own news beyond it is at hand. */
export const stoodBy = (book: Book, own: Telling, created: string | null): Telling => ({
  // Of links and of the engine whoever leads tells.
  waiting: beyond(book, own.waiting, created).filter(({ sequence }) => sequence !== null),
  announced: book.announced,
  outbox: [],
})

/** A trouble of a link that a process began with as it was before it was told is told already. */
const isToldOf = ({ troubles: { open, over } }: Book, { sequence, news, incident }: Waiting): boolean =>
  sequence === null &&
  news === 'bad' &&
  [...open, ...over].some(({ id, ledger }) => id === incident.id && ledger.badAt !== null)

/**
 * Less of it, for servers that cannot take it whole: what was shown already, then the newest of what waits, then the
 * oldest of what the webhook has not taken. `null` where there is nothing left to leave out.
 */
export function lessOf(book: Book): Book | null {
  const { announced, waiting, outbox } = book
  if (announced.length > 0) return { ...book, announced: [] }
  if (waiting.length > 0) return { ...book, waiting: waiting.slice(0, Math.floor(waiting.length / 2)) }
  // What cannot be written down is told nevertheless: a takeover would lose it, silence would lose it surely.
  return outbox.length > 0 ? { ...book, outbox: outbox.slice(Math.ceil(outbox.length / 2)) } : null
}

/** The word of a process; `null` for what another version wrote, or nobody. */
export function readBook(text: string): Book | null {
  const raw = jsonIn(text)
  const isOurs = typeof raw === 'object' && raw !== null && 'schema' in raw && raw.schema === 1
  return isOurs ? (raw as Book) : null
}

/** Troubles as whoever leads has them, with what somebody else has noted in the book meanwhile. */
export function merged(mine: Troubles, theirs: Troubles): Troubles {
  const byId = new Map(theirs.open.map((incident) => [incident.id, incident]))
  const open = mine.open.map((incident) => {
    const acknowledgedAt = incident.ledger.acknowledgedAt ?? byId.get(incident.id)?.ledger.acknowledgedAt ?? null
    return acknowledgedAt === incident.ledger.acknowledgedAt
      ? incident
      : { ...incident, ledger: { ...incident.ledger, acknowledgedAt } }
  })
  const known = new Set([...mine.open, ...mine.over].map(({ id }) => id))
  const subjects = new Set(open.map(({ subject }) => subject))
  const added = theirs.open.filter(({ id, subject }) => !known.has(id) && !subjects.has(subject))
  return { open: [...open, ...added], over: mine.over }
}

/** With a trouble that somebody has told, unless one of its subject is there. */
export const withTrouble = (book: Book, incident: Incident): Book =>
  book.troubles.open.some(({ subject }) => subject === incident.subject)
    ? book
    : { ...book, troubles: { ...book.troubles, open: [...book.troubles.open, incident] } }

/** What somebody chooses now: it counts as later than what was chosen before, though the clock was set back since. */
export const chosenAfter = (before: Choices, choice: Omit<Choices, 'changedAt'>, now: Millis): Choices => ({
  ...choice,
  changedAt: Math.max(now, before.changedAt + 1),
})

/** With these choices, where somebody made them later. */
export const withChoices = (book: Book, choices: Choices): Book =>
  choices.changedAt > book.choices.changedAt ? { ...book, choices } : book

/** With these troubles acknowledged at `now`. */
export function withAcknowledged(book: Book, ids: readonly string[] | 'all', now: Millis): Book {
  const open = book.troubles.open.map((incident) => {
    if (incident.ledger.acknowledgedAt !== null || (ids !== 'all' && !ids.includes(incident.id))) return incident
    return { ...incident, ledger: { ...incident.ledger, acknowledgedAt: now } }
  })
  return { ...book, troubles: { ...book.troubles, open } }
}
