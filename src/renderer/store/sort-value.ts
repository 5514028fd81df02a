import type { GatewayView } from '../../shared/contract/views'
import type { SortKey } from './fleet-look'
import { isStale, nameOf } from './standing'

/** What boxes are compared by; `null` is not known and comes last whichever way. */
export type SortValue = string | number | null

type Figure = (gateway: GatewayView) => SortValue

/*
 * In its natural direction each key puts first what somebody who chose it looks for: the fullest disk, the report that
 * is longest ago, the lowest availability. So figures where more is worse count downwards.
 */
const VALUES: Readonly<Record<Exclude<SortKey, 'state' | 'availability'>, Figure>> = {
  name: nameOf,
  group: ({ group }) => group,
  ip: ({ addresses }) => (addresses[0] === undefined ? null : ipOrder(addresses[0])),
  lastReport: ({ lastReportAt }) => lastReportAt,
  cpu: (gateway) => worst(gateway, gateway.metrics.cpu),
  memory: (gateway) => worst(gateway, gateway.metrics.memory),
  disk: (gateway) => worst(gateway, gateway.metrics.disk),
  temperature: (gateway) => worst(gateway, gateway.metrics.temperature),
  devices: ({ deviceCounts: { offline, missing, total } }) => (total === 0 ? null : -(offline + missing)),
  version: ({ softwareVersion }) => softwareVersion,
}

/** What changes with every report. Ordered by it, the fleet would never stand still. */
const RESTLESS: readonly SortKey[] = ['lastReport', 'cpu', 'memory', 'disk', 'temperature']

export const isRestless = (by: SortKey): boolean => RESTLESS.includes(by)

/** @param availability percent of the last 24 hours, `null` where nothing was observed */
export function sortValueOf(gateway: GatewayView, by: SortKey, availability: number | null): SortValue {
  if (by === 'state') return null
  return by === 'availability' ? availability : VALUES[by](gateway)
}

/** Of a box that is not heard the last figures are no news: they come after those that are. */
const worst = (gateway: GatewayView, figure: number | null): number | null =>
  figure === null || isStale(gateway) ? null : -figure

/** Each number of an address in three digits, so that .9 comes before .10. */
const ipOrder = (address: string): string => address.replaceAll(/\d+/g, (digits) => digits.padStart(3, '0'))
