import type { World } from '../../shared/contract/world'
import { type SizeClass, sizeClassAfter } from './fleet-look'

/** The size of a fleet after a change. Simulated boxes are another fleet: the size of one says nothing of the other. */
export const sizeAfter = (before: World | null, size: SizeClass | null, now: World): SizeClass =>
  now.scope === null
    ? sizeClassAfter(before?.simulated === now.simulated ? size : null, now.gateways.size)
    : // However few of them are here.
      'most'
