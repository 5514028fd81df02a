import type { DeviceReport } from '../../model/report'

/** Sub-devices in the order they came, one for each id. */
export interface DistinctDevices {
  readonly list: DeviceReport[]
  /** The `endingBit` of every id in the list. */
  endings: number
}

export const noDevices = (): DistinctDevices => ({ list: [], endings: 0 })

/** Adds a device, in place of the one with the same id if there is one. Says whether there was. */
export function putDevice(devices: DistinctDevices, device: DeviceReport): boolean {
  const ending = endingBit(device.id)
  const known = (devices.endings & ending) === 0 ? -1 : devices.list.findIndex(({ id }) => id === device.id)
  devices.endings |= ending
  if (known === -1) devices.list.push(device)
  else devices.list[known] = device
  return known !== -1
}

/**
 * One bit of 32 for how an id ends, which is where the ids of one box differ. An id whose bit is new is new itself; a
 * Map instead, which hashes every id of every report, would cost a tenth of all decoding.
 */
function endingBit(id: string): number {
  const { length } = id
  return 1 << (id.charCodeAt(length - 1) + 10 * id.charCodeAt(length - 2))
}
