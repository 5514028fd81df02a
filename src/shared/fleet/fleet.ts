import type { Gateway, GatewayId } from '../model/gateway'
import { DEFAULT_PERIOD, type Patience, STANDARD_PATIENCE } from '../presence/policy'
import { notWatching, type Watch } from '../presence/watch'
import type { Millis } from '../time/millis'
import { GatewayMap } from './gateway-map'

/** The known world as one value. Every way it can change is a file of this folder that returns a `Step`. */
export interface Fleet {
  readonly gateways: GatewayMap
  /** Which gateway last reported an authorisation code: the second key, for reports that carry nothing else. */
  readonly byAuthCode: ReadonlyMap<string, GatewayId>
  readonly watch: Watch
  readonly defaultPeriod: Millis
  readonly patience: Patience
}

/** A fleet of stored gateways that nobody watches yet. */
export function fleetOf(
  gateways: Iterable<Gateway>,
  now: Millis,
  defaultPeriod: Millis = DEFAULT_PERIOD,
  patience: Patience = STANDARD_PATIENCE,
): Fleet {
  const map = GatewayMap.of(gateways)
  const byAuthCode = new Map<string, GatewayId>()
  const oldestFirst = [...map].toSorted((a, b) => (a.lastReportAt ?? 0) - (b.lastReportAt ?? 0))
  for (const gateway of oldestFirst) if (gateway.authCode !== null) byAuthCode.set(gateway.authCode, gateway.id)
  return { gateways: map, byAuthCode, watch: notWatching(now), defaultPeriod, patience }
}
