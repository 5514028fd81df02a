import type { DeviceType } from '../../../shared/model/report'
import type { IconName } from '../../ui/icon-paths'

/** The icon of each type of sub-device. */
export const TYPE_ICONS: Readonly<Record<DeviceType, IconName>> = {
  turnstile: 'turnstile',
  'capture-camera': 'capture-camera',
  'ipc-static': 'static-camera',
  'ipc-dynamic': 'dynamic-camera',
  'access-control': 'door',
  'picture-stream': 'device',
  'video-stream': 'device',
  'local-file': 'device',
  gb28181: 'device',
  other: 'device',
}
