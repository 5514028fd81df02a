import type { SiteView } from '../../src/shared/contract/site-views'
import { countStandings } from '../../src/shared/contract/standing'
import type { FleetView, GatewayView } from '../../src/shared/contract/views'
import { iso } from '../../src/shared/time/iso'
import { type Millis, minutes, seconds } from '../../src/shared/time/millis'
import { sampleFleet } from './sample-fleet'

const SITE_NAMES = {
  en: ['North works', 'Harbour', 'Airport cargo', 'Old town'],
  zh: ['北方工厂', '港区', '机场货运', '老城区'],
} as const

/** A headquarters of four sites: one out of contact, one catching up, one that cannot send. */
export function sampleHeadquarters(language: 'en' | 'zh', now: Millis): FleetView {
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
