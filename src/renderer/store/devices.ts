import type { DeviceView, GatewayView } from '../../shared/contract/views'
import { deviceCalled, isolated } from '../../shared/text/readable'

export const hasDownDevice = ({ deviceCounts }: Pick<GatewayView, 'deviceCounts'>): boolean =>
  deviceCounts.offline + deviceCounts.missing > 0

/** What people call a sub-device: its name, else its address, else its id; safe within a sentence. */
export const nameOfDevice = ({ name, ip, id }: Pick<DeviceView, 'name' | 'ip' | 'id'>): string =>
  isolated(name ?? ip ?? deviceCalled(null, id))
