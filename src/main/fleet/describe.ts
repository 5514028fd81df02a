import type { Patch } from '../../shared/contract/push'
import { viewEvent } from '../../shared/contract/view-event'
import { type AlertStanding, viewGateway } from '../../shared/contract/view-gateway'
import type { FleetView, GatewayView, ReceiverView } from '../../shared/contract/views'
import { countGateways } from '../../shared/fleet/counts'
import type { Gateway } from '../../shared/model/gateway'
import type { Clock } from '../../shared/time/clock'
import { iso } from '../../shared/time/iso'
import type { News } from './announcer'
import type { LiveFleet } from './live-fleet'
import type { RecentSamples } from './recent-samples'

/** What a description is made of, read when it is made. */
export interface Described {
  readonly clock: Clock
  readonly fleet: LiveFleet
  readonly samples: RecentSamples
  readonly receiver: () => ReceiverView
  /** What alerts know of a gateway. */
  readonly standingOf: (gateway: Gateway) => AlertStanding
}

/** A box, and what alerts knew of it then. */
interface BoxThen {
  readonly gateway: Gateway
  readonly standing: AlertStanding
}

/** The whole fleet at one moment. Gateways never change, so that they may be described later. */
export interface FleetMoment {
  readonly rest: Omit<FleetView, 'gateways'>
  readonly boxes: readonly BoxThen[]
  readonly describe: (box: BoxThen) => GatewayView
}

/** The fleet as it is now, after push `seq`. */
export function fleetNow({ clock, fleet, samples, receiver, standingOf }: Described, seq: number): FleetMoment {
  const { defaultPeriod } = fleet
  return {
    rest: {
      seq,
      at: iso(clock.now()),
      simulated: false,
      counts: countGateways(fleet.gateways),
      receiver: receiver(),
      trends: samples.trends(),
    },
    boxes: [...fleet.gateways].map((gateway) => ({ gateway, standing: standingOf(gateway) })),
    describe: ({ gateway, standing }) => viewGateway(gateway, defaultPeriod, standing),
  }
}

/** What is new since the last push. */
export function describeNews({ clock, fleet, receiver, standingOf }: Described, news: News): Omit<Patch, 'seq'> {
  const gateways = [...news.changed].flatMap((id) => fleet.gateways.get(id) ?? [])
  return {
    at: iso(clock.now()),
    ...(gateways.length > 0
      ? { gateways: gateways.map((gateway) => viewGateway(gateway, fleet.defaultPeriod, standingOf(gateway))) }
      : {}),
    ...(news.removed.size > 0 ? { removed: [...news.removed] } : {}),
    ...(gateways.length + news.removed.size > 0 ? { counts: countGateways(fleet.gateways) } : {}),
    ...(news.receiver ? { receiver: receiver() } : {}),
    ...(news.transitions.length > 0 ? { events: news.transitions.map(viewEvent) } : {}),
  }
}
