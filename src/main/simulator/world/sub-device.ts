import type { Millis } from '../../../shared/time/millis'
import { deviceAddress, uuid } from './identity'
import { deviceName, type Language } from './names'
import type { Random } from './random'

/** What stands behind a box: a turnstile, a camera, a door. */
export interface SubDevice {
  readonly id: string
  /** Often empty in the field. */
  readonly name: string
  readonly address: string
  /** `ep_type` of the first dialects: 0 turnstile, 1 capture camera, 2 static and 3 dynamic IPC, 4 access control. */
  readonly type: SubDeviceType
  /** `ep_type` and `media_device_type` of the later ones. */
  readonly stream: StreamType
  readonly location: string
  readonly group: string
  readonly softwareVersion: string
  readonly url: string
  /** Offline until then; `null` while online. */
  readonly downUntil: Millis | null
}

export type SubDeviceType = 0 | 1 | 2 | 3 | 4
export type StreamType = 'photo' | 'rtsp' | 'gb28181' | 'file'

export interface SubDevicesPlan {
  readonly boxIndex: number
  readonly count: number
  readonly authCode: string
  readonly language: Language
  /** A box of the last generation knows its devices by UUID, an older one by its own code and their address. */
  readonly knownBy: 'uuid' | 'address'
}

/** The devices behind one box: all online, of mixed types, at one place. */
export function createSubDevices(plan: SubDevicesPlan, random: Random): readonly SubDevice[] {
  const location = uuid(random)
  return Array.from({ length: plan.count }, (_, index) => {
    const address = deviceAddress(plan.boxIndex, index)
    const type = random.pick<SubDeviceType>([0, 0, 1, 1, 2, 3, 3, 4])
    return {
      id: plan.knownBy === 'uuid' ? uuid(random) : `${plan.authCode}__${address}`,
      name: random.chance(0.25) ? '' : deviceName(type, index, plan.language),
      address,
      type,
      stream: random.pick<StreamType>(STREAMS[type]),
      location,
      group: random.chance(0.8) ? 'default_group' : 'vip_group',
      softwareVersion: random.pick(['1.4.2', '1.4.7', '1.5.0']),
      url: `rtsp://${address}:554/ch2`,
      downUntil: null,
    }
  })
}

const STREAMS: Record<SubDeviceType, readonly StreamType[]> = {
  0: ['photo'],
  1: ['photo'],
  2: ['rtsp', 'file'],
  3: ['rtsp', 'gb28181'],
  4: ['photo'],
}
