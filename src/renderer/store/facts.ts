import type { GatewayView } from '../../shared/contract/views'
import { nameOf, STANDINGS, type Standing, standingOf } from './standing'

/** All that a cell shows of a box. */
export interface Facts {
  readonly standing: Standing
  readonly name: string
  /** Sub-devices online of all, as `14/16`, `?/12` or nothing. */
  readonly devices: string
  readonly devicesDown: boolean
}

/** A changed gateway is another object, so this never goes stale. */
const known = new WeakMap<GatewayView, string>()

/**
 * The facts as one string, which is the same as long as nothing of them changes: a report every few seconds then draws
 * none of thousands of cells.
 */
export function factsText(gateway: GatewayView): string {
  const before = known.get(gateway)
  if (before !== undefined) return before
  const { devices, down } = deviceCount(gateway)
  const standing = STANDINGS.indexOf(standingOf(gateway))
  const text = [standing, down ? '!' : '', devices, nameOf(gateway)].join('\t')
  known.set(gateway, text)
  return text
}

export function readFacts(text: string): Facts {
  const [standing = '', down = '', devices = '', ...name] = text.split('\t')
  return {
    standing: STANDINGS[Number(standing)] ?? 'expected',
    name: name.join('\t'),
    devices,
    devicesDown: down !== '',
  }
}

/** `14/16`, and `?/12` while nothing is heard of them; `down` says whether one is known not to be online. */
export function deviceCount({ deviceCounts }: Pick<GatewayView, 'deviceCounts'>) {
  const { total, unknown, online, offline, missing } = deviceCounts
  const devices = total === 0 ? '' : `${unknown === total ? '?' : online}/${total}`
  return { devices, down: offline + missing > 0 }
}
