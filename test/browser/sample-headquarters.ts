import type { SiteView } from '../../src/shared/contract/site-views'
import { countStandings } from '../../src/shared/contract/standing'
import type { FleetView, GatewayView } from '../../src/shared/contract/views'
import { iso } from '../../src/shared/time/iso'
import { type Millis, minutes, seconds } from '../../src/shared/time/millis'
import { sampleFleet } from './sample-fleet'

type Language = keyof typeof SITE_NAMES

const SITE_NAMES = {
  en: ['North works', 'Harbour', 'Airport cargo', 'Old town'],
  zh: ['北方工厂', '港区', '机场货运', '老城区'],
} as const

/** A headquarters of four sites: one out of contact, one catching up, one that cannot send. */
export function sampleHeadquarters(language: Language, now: Millis): FleetView {
  const { gateways, ...rest } = sampleFleet({ boxes: 60, perSite: 10, now, language })
  const state = ['live', 'down', 'catching-up', 'refused'] as const
  const sites = SITE_NAMES[language].map(
    (name, at): SiteView => ({
      id: `site-${at}`,
      name,
      link: {
        state: state[at] ?? 'live',
        since: iso(now - minutes(12)),
        heardAt: iso(now - (at === 1 ? minutes(12) : seconds(4))),
        asOf: iso(now - (at === 0 ? seconds(2) : minutes(12))),
        behindSeconds: at === 0 ? 0 : 720,
        waiting: at === 0 ? 0 : 2140,
        error: at === 3 ? 'ENOSPC' : null,
        clockOffSeconds: at === 2 ? 3600 : 0,
      },
      boxes: countStandings(gateways.slice(at * 15, at * 15 + 15)),
      whole: true,
      setAside: 0,
      setAsideReason: null,
    }),
  )
  const placed = gateways.map((box, at): GatewayView => {
    const site = `site-${Math.floor(at / 15)}`
    return { ...box, id: `${site}/${box.id}`, site }
  })
  const trends = Object.fromEntries(placed.map(({ id }, at) => [id, rest.trends[gateways[at]?.id ?? '']]))
  return {
    ...rest,
    gateways: placed,
    trends: trends as FleetView['trends'],
    headquarters: { engineGoneSince: null, telling: { role: 'leading', leader: null }, sites },
  }
}

/** The same while the servers do not answer. */
export function sampleEngineGone(language: Language, now: Millis): FleetView {
  const fleet = sampleHeadquarters(language, now)
  const sites = fleet.headquarters?.sites.map((site): SiteView => {
    const asOf = iso(now - minutes(9))
    return { ...site, link: { ...site.link, state: 'unknown', since: iso(now - minutes(8)), asOf, error: null } }
  })
  const telling = { role: 'standing-by', leader: 'hq-2' } as const
  return { ...fleet, headquarters: { engineGoneSince: iso(now - minutes(9)), telling, sites: sites ?? [] } }
}

/** A headquarters of fifty sites, whose boxes no page could hold: those that need attention are there. */
export function sampleManySites(language: Language, now: Millis): FleetView {
  const fleet = sampleHeadquarters(language, now)
  const ill = fleet.gateways.filter(({ presence, fault }) => presence !== 'online' || fault.active)
  const known = fleet.headquarters?.sites ?? []
  const sites = Array.from({ length: 50 }, (_, at): SiteView => {
    const like = known[at < 4 ? at : 0]
    if (like === undefined) throw new Error('there is no site to be like')
    const boxes = {
      ...like.boxes,
      online: 1985 + (at % 9) * 3,
      ...(at < 4 ? {} : { offline: 0, abnormal: 0, late: 0 }),
    }
    return { ...like, id: `site-${at}`, name: at < 4 ? like.name : `${SITE_NAMES[language][at % 4]} ${at}`, boxes }
  })
  return {
    ...fleet,
    gateways: ill,
    headquarters: { engineGoneSince: null, telling: { role: 'leading', leader: null }, sites },
    scope: {
      viewer: 'v1',
      sites: [],
      leftOut: [],
      total: 100_000,
      attention: { total: ill.length, shown: ill.length },
    },
  }
}
