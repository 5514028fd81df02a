import type { Box } from './box'

/**
 * What a script does to a box, against what chance does (`step`): it lasts until the script undoes it.
 * Each takes a box and gives back the box it has become.
 */
type Intervention = (box: Box) => Box

const UNTIL_UNDONE = Number.POSITIVE_INFINITY

export const silenced: Intervention = (box) => ({ ...box, silentUntil: UNTIL_UNDONE })

export const resumed: Intervention = (box) => ({ ...box, silentUntil: null })

export const withFault =
  (description: string): Intervention =>
  (box) => ({ ...box, fault: { description, until: UNTIL_UNDONE } })

export const withoutFault: Intervention = (box) => ({ ...box, fault: null })

export const withDevice =
  (index: number, state: 'down' | 'up'): Intervention =>
  (box) => ({
    ...box,
    devices: box.devices.with(index, { ...deviceAt(box, index), downUntil: state === 'down' ? UNTIL_UNDONE : null }),
  })

/** DHCP gives the box another address. */
export const readdressed: Intervention = (box) => ({ ...box, lease: box.lease + 1 })

/** The box starts again, without the silence a restart by chance brings. */
export const restarted: Intervention = (box) => ({ ...box, bootedAt: box.steppedAt })

function deviceAt(box: Box, index: number) {
  const device = box.devices[index]
  if (device === undefined) throw new RangeError(`Box ${box.serial} has no device ${index}.`)
  return device
}
