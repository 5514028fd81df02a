import { readMediaDevice } from '../devices/media-device'
import { readDevices } from '../devices/read-devices'
import { has, type Section } from '../section'
import type { Contents } from './dialect'

/**
 * D7, media devices (V6): the devices alone, under the authorisation code. The document names the list
 * `media_devices`, its example `sub_devices`. Source: box-protocol.md, "Dialects".
 */
export function readMediaDevices(report: Section, owner: string): Contents {
  const key = has(report, 'media_devices') ? 'media_devices' : 'sub_devices'
  return { gateway: null, devices: readDevices(report, key, owner, readMediaDevice) }
}
