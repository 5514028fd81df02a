import type { Incident, News } from '../model/incident'
import type { Millis } from '../time/millis'
import { type Links, withIncident } from './links'

/** What is to be told of a link or of the engine; the incident as it is with that. */
export interface LinkNews {
  readonly incident: Incident
  readonly news: News
}

/** Troubles that have lasted long enough to be told, and the links with that noted. What ended earlier is never told. */
export function dueNews(
  links: Links,
  delay: Millis,
  now: Millis,
): { readonly links: Links; readonly news: readonly LinkNews[] } {
  let next = links
  const news: LinkNews[] = []
  for (const [site, incident] of openOfLinks(links)) {
    if (incident.condition !== 'bad' || incident.ledger.badAt !== null) continue
    // In what is the future now it began before the clock was set back.
    if (Math.abs(now - incident.openedAt) < delay) continue
    const told = { ...incident, ledger: { ...incident.ledger, badAt: now } }
    next = withIncident(next, site, told)
    news.push({ incident: told, news: 'bad' })
  }
  return { links: next, news }
}

/** What is open of the engine (`null`) and of the links, with whose it is. */
export function openOfLinks(links: Links): readonly (readonly [site: string | null, incident: Incident])[] {
  const sites = [...links.sites].map(([site, { incident }]) => [site, incident] as const)
  return [[null, links.engineIncident] as const, ...sites].flatMap(([site, incident]) =>
    incident === null ? [] : [[site, incident] as const],
  )
}

/**
 * What is told of these incidents for having ended: only of those whose beginning was told, and not of what cannot be
 * seen any more, which may be as bad as before.
 */
export const endNews = (changes: readonly Incident[], now: Millis): readonly LinkNews[] =>
  changes.flatMap((incident) => {
    const { closedAt, closeCause, ledger } = incident
    if (closedAt === null || ledger.badAt === null || closeCause === 'not-watching') return []
    return [{ incident: { ...incident, ledger: { ...ledger, recoveryAt: now } }, news: 'recovery' as const }]
  })
