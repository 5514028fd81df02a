import type { Incident, News } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertContext } from './alert-state'
import { close, type Draft, put } from './draft'
import { digestOf, messagesOf } from './grouping'
import { oldestFirst } from './incident'
import { GATHERING } from './open-incidents'
import { told } from './pairing'
import { isQuiet } from './quiet-hours'

const ORDER: readonly News[] = ['bad', 'unstable', 'reminder', 'recovery']

/** Tells what has been gathered long enough, each kind of news by itself; after quiet hours all in one digest. */
export function tell(draft: Draft, context: AlertContext, now: Millis): void {
  if (isQuiet(context.rules, now)) return
  const ready = ORDER.map((news) => ({ news, incidents: readyWith(draft, news) }))
  const due = ready.filter(({ incidents }) => incidents.length > 0 && now >= dueAt(incidents))
  if (due.some(({ incidents }) => isQuiet(context.rules, dueAt(incidents)))) {
    const everything = ready.flatMap(({ incidents }) => incidents)
    draft.announcements.push(digestOf(everything, context.fleet, now))
    for (const incident of everything) markTold(draft, incident, now)
    return
  }
  for (const { news, incidents } of due) {
    draft.announcements.push(...messagesOf(news, incidents, context.fleet, now))
    for (const incident of incidents) markTold(draft, incident, now)
  }
}

/** When what is ready with the first of these is told, unless it is held by quiet hours. */
const dueAt = (incidents: readonly Incident[]): Millis =>
  Math.min(...incidents.map(({ ledger }) => ledger.ready?.at ?? Number.POSITIVE_INFINITY)) + GATHERING

const readyWith = (draft: Draft, news: News): Incident[] =>
  [...draft.incidents.ready]
    .flatMap((subject) => draft.incidents.get(subject) ?? [])
    .filter(({ ledger }) => ledger.ready?.news === news)
    .sort(oldestFirst)

function markTold(draft: Draft, incident: Incident, now: Millis): void {
  const news = incident.ledger.ready?.news
  if (news === undefined) return
  const next = told(incident, news, now)
  if (next.closedAt === null) put(draft, next)
  else close(draft, next)
}
