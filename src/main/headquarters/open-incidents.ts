import { type IncidentPage, pageOf } from '../../shared/contract/incident-page'
import { qualifiedHappened, qualifiedIncident } from '../../shared/hq/qualified'
import type { Incident } from '../../shared/model/incident'

interface Told {
  readonly id: string
  readonly site: string
  readonly incident: Incident
}

/** Open incidents that are told at once, if nothing else is asked for: more than anybody reads. */
const AT_ONCE = 2000

/**
 * What is open, a page of it, newest first: the troubles of links, which are few, all of them with the first. Of a hundred
 * thousand boxes that are away only those of the page are made into what is told.
 */
export function openIncidentsPage(
  troubles: readonly Incident[],
  sites: Iterable<readonly [site: string, { readonly openIncidents: Iterable<Incident> }]>,
  { limit = AT_ONCE, before }: IncidentPage,
) {
  const all: Told[] = []
  for (const [site, { openIncidents }] of sites) {
    for (const incident of openIncidents) all.push({ id: qualifiedHappened(site, incident.id), site, incident })
  }
  const { page, ...more } = pageOf(all.sort(newestFirst), { limit, before })
  const theirs = page.map(({ site, incident }) => qualifiedIncident(site, incident))
  const own = before === undefined ? troubles : []
  return { page: [...own, ...theirs].sort((a, b) => b.openedAt - a.openedAt), ...more }
}

/** How many of all that are open wait for somebody to take note, as each changes. */
export class WaitingIncidents {
  private readonly ids = new Set<string>()

  get count(): number {
    return this.ids.size
  }

  /** Another world: all that is open in it is noted next. */
  begin(): void {
    this.ids.clear()
  }

  note({ id, closedAt, condition, ledger }: Incident): void {
    const isTold = (ledger.badAt ?? ledger.unstableAt) !== null
    if (closedAt === null && condition !== 'good' && isTold && ledger.acknowledgedAt === null) this.ids.add(id)
    else this.ids.delete(id)
  }
}

/** As their ids sort, which begin with the ms; numbers are compared sooner than texts. */
const newestFirst = (a: Told, b: Told): number =>
  Math.round(b.incident.openedAt) - Math.round(a.incident.openedAt) || (a.id < b.id ? 1 : -1)
