import type { Section } from '../section'
import { text } from '../values/text'

const PASSWORD_IN_URL = /\/\/[^/@]*@/

/**
 * The identity of a sub-device within its gateway. Where a box leaves it out, it is put together as boxes do:
 * `<authorisation code>__<stream or ip>`. The stream comes first, because one recorder's channels share an address.
 */
export function deviceId(device: Section, key: string, owner: string, url: string | null, ip: string | null) {
  const id = text(device, key)
  if (id !== null) return id
  device.warn('missing-device-id', key)
  const place = url?.replace(PASSWORD_IN_URL, '//') ?? ip
  return place === null ? null : `${owner}__${place}`
}
