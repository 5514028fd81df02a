import type { DeviceReport } from '../model/report'
import { bareOf, hasWord, plain, type SearchWord } from './search'

/** What a sub-device is found by; its group only where it says no place, as it is shown then. */
export type SearchedDevice = Pick<DeviceReport, 'id' | 'name' | 'ip' | 'location' | 'group'>

/** All that a sub-device is found by, in one text that begins with its name: its id, address and place. */
export const deviceTextOf = (device: SearchedDevice): string => plain(saidOf(device))

/** The same of several, in one. */
export const deviceListText = (devices: readonly SearchedDevice[]): string => plain(devices.map(saidOf).join('\n'))

function saidOf({ id, name, ip, location, group }: SearchedDevice): string {
  const said = `${name ?? ''}\n${id}\n${ip ?? ''}\n${location ?? group ?? ''}`
  return PARTED.test(id) ? `${said}\n${bareOf(id.toLowerCase()) ?? ''}` : said
}

/** Written in groups, perhaps: the others need not be looked at any closer. */
const PARTED = /[:\-._]/

/** Whether one of the sub-devices has all of these words. */
export const someDeviceHas = (devices: readonly SearchedDevice[], words: readonly SearchWord[]): boolean =>
  devices.some((device) => {
    const text = deviceTextOf(device)
    return words.every((word) => hasWord(text, word))
  })
