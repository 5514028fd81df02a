import type { DeviceView, GatewayView } from '../../shared/contract/views'
import type { DeviceStatus } from '../../shared/model/gateway'
import { deviceCalled, isolated } from '../../shared/text/readable'

/** Whether it is known not to be there; of the devices of a silent box nothing is known. */
export const isDown = (status: DeviceStatus): boolean => status === 'offline' || status === 'missing'

export const hasDownDevice = ({ deviceCounts }: Pick<GatewayView, 'deviceCounts'>): boolean =>
  deviceCounts.offline + deviceCounts.missing > 0

/** What people call a sub-device: its name, else its address, else its id; safe within a sentence. */
export const nameOfDevice = ({ name, ip, id }: Pick<DeviceView, 'name' | 'ip' | 'id'>): string =>
  isolated(name ?? ip ?? deviceCalled(null, id))
