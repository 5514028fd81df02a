import type { ReceiverView } from '../../shared/contract/receiver-views'
import {
  type HeadquartersView,
  type SiteView,
  type TellingView,
  viewEngine,
  viewSite,
} from '../../shared/contract/site-views'
import type { StandingCounts } from '../../shared/contract/standing'
import { viewGateway } from '../../shared/contract/view-gateway'
import type { GatewayView } from '../../shared/contract/views'
import { isEngineGone } from '../../shared/hq/link'
import { siteOfGateway } from '../../shared/hq/qualified'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import { DEFAULT_PERIOD } from '../../shared/presence/policy'
import { iso, isoOrNull } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { Rate } from './rate'
import type { Sites } from './sites'

/** A gateway as the interface sees it at headquarters: as its site last said, and at which site it is. */
export function describeGateway(gateway: Gateway, openIncidents: readonly string[], isMuted = false): GatewayView {
  const view = viewGateway(gateway, DEFAULT_PERIOD, { openIncidents, mute: null })
  return { ...view, muted: view.muted || isMuted, site: siteOfGateway(gateway.id) ?? '' }
}

export function describeSites(
  sites: Sites,
  telling: TellingView,
  boxesOf: (site: string) => StandingCounts,
  now: Millis,
): HeadquartersView {
  const { engine, sites: linked } = sites.current
  return {
    engineGoneSince: viewEngine(isEngineGone(engine, now) ? (engine.answeredAt ?? engine.failingSince) : null),
    telling,
    sites: [...linked]
      .map(([id, one]): SiteView => {
        const isWhole = sites.foldOf(id)?.at.isWhole ?? false
        return viewSite(id, one, { isWhole, boxes: boxesOf(id), aside: sites.asideOf(id) })
      })
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** Headquarters has no receiver: what stands in its place tells how much the sites send. */
export const describeFlow = (rate: Rate, startedAt: Millis, problem: KeepingProblem | null): ReceiverView => ({
  listening: true,
  listeningSince: iso(startedAt),
  host: '',
  port: 0,
  urls: [],
  paths: [],
  reportsPerSecond: rate.perSecond,
  rateTrend: rate.trend,
  accepted: rate.total,
  rejected: 0,
  lastReportAt: isoOrNull(rate.lastAt),
  problem: problem === null ? null : { ...problem, since: iso(problem.since), port: 0, freePort: null, owner: null },
})

/** Why what happens is not on the disk yet. */
export interface KeepingProblem {
  readonly code: 'storage-full' | 'storage-failed'
  readonly message: string
  readonly since: Millis
}

/** The ids of open incidents by gateway. */
export class OpenByGateway {
  private readonly ids = new Map<GatewayId, Set<string>>()

  of(gateway: GatewayId): readonly string[] {
    return [...(this.ids.get(gateway) ?? [])]
  }

  note({ id, gateway, closedAt, condition }: OpenIncident): void {
    if (gateway === null) return
    const own = this.ids.get(gateway) ?? new Set()
    if (closedAt === null && condition !== 'good') own.add(id)
    else own.delete(id)
    if (own.size === 0) this.ids.delete(gateway)
    else this.ids.set(gateway, own)
  }
}

interface OpenIncident {
  readonly id: string
  readonly gateway: GatewayId | null
  readonly closedAt: Millis | null
  readonly condition: string
}
