import { type Section, warn } from '../section'

const PASSWORD_IN_URL = /\/\/[^/@]*@/

/**
 * The identity of a sub-device whose box leaves out its id, put together as boxes do: `<authorisation code>__<stream
 * or ip>`. The stream comes first, because one recorder's channels share an address.
 */
export function derivedId(device: Section, key: string, owner: string, url: string | null, ip: string | null) {
  warn(device, 'missing-device-id', key)
  const place = url?.replace(PASSWORD_IN_URL, '//') ?? ip
  return place === null ? null : `${owner}__${place}`
}
