import type { DeviceView, GatewayView } from '../../../shared/contract/views'
import { isDown } from '../../../shared/events/sense'
import type { Text } from '../../../shared/text/text'
import { hasDownDevice, nameOfDevice } from '../../store/devices'
import { devicesFoundBy } from '../../store/search-texts'
import { worstDevicesFirst } from './device-dots'

/** The sub-device that is named beside a box. */
export interface Mention {
  readonly device: DeviceView
  readonly words: string
  /** The same where there is little room: its name, which may be cut, and what is said of it, which stays. */
  readonly brief: readonly [name: string, rest: string]
  readonly isDown: boolean
}

/** The sub-device to name where a box is shown: the one that the filter has found it for, else the one that is down. */
export function mentionOf(gateway: GatewayView, query: string, text: Text): Mention | null {
  const found = worstDevicesFirst(devicesFoundBy(gateway, query))
  if (found.length > 0) return mention(found, text)
  // Of a box that is not well itself something worse is to be said.
  return gateway.presence === 'online' && !gateway.fault.active ? downMention(gateway, text) : null
}

/** The sub-device that is down. */
export function downMention(gateway: GatewayView, text: Text): Mention | null {
  if (!hasDownDevice(gateway)) return null
  return mention(worstDevicesFirst(gateway.devices.filter(({ status }) => isDown(status))), text)
}

/** The sub-device that the filter has found a box for, as it is named there. */
export const foundDevice = (gateway: GatewayView, query: string): DeviceView | undefined =>
  worstDevicesFirst(devicesFoundBy(gateway, query))[0]

function mention([device, ...others]: readonly DeviceView[], { card, deviceStatus }: Text): Mention | null {
  if (device === undefined) return null
  const name = nameOfDevice(device)
  const isBad = isDown(device.status)
  const said = isBad ? card.deviceState(name, deviceStatus[device.status]) : name
  const rest = said.slice(name.length)
  if (others.length === 0) return { device, words: said, brief: [name, rest], isDown: isBad }
  const words = card.andOthers(said, others.length)
  return { device, words, brief: [name, `${rest} +${others.length}`], isDown: isBad }
}
