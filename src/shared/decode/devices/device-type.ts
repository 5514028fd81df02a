import type { DeviceType } from '../../model/report'

/** Source: box-protocol.md, "Types of sub-devices". */
const TYPES: ReadonlyMap<string, DeviceType> = new Map([
  ['0', 'turnstile'],
  ['1', 'capture-camera'],
  ['2', 'ipc-static'],
  ['3', 'ipc-dynamic'],
  ['4', 'access-control'],
  ['photo', 'picture-stream'],
  ['rtsp', 'video-stream'],
  ['file', 'local-file'],
  ['gb28181', 'gb28181'],
])

/** What kind of sub-device a type code stands for; a code we do not know is `other`. */
export function deviceType(typeCode: string | null): DeviceType {
  if (typeCode === null) return 'other'
  return TYPES.get(typeCode) ?? TYPES.get(typeCode.toLowerCase()) ?? 'other'
}
