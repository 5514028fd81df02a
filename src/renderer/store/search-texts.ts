import { hasWord, missingIn, type SearchWord, searchTextOf, wordsOf } from '../../shared/contract/search'
import { deviceListText, deviceTextOf } from '../../shared/contract/search-devices'
import type { DeviceView, GatewayView } from '../../shared/contract/views'

/** A gateway's searchable words; a changed gateway is another object, so this never goes stale. */
const ofGateways = new WeakMap<GatewayView, string>()

/** What a gateway itself is found by. */
export function knownTextOf(gateway: GatewayView): string {
  const known = ofGateways.get(gateway)
  if (known !== undefined) return known
  const text = searchTextOf(gateway)
  ofGateways.set(gateway, text)
  return text
}

/** What the sub-devices of a box are found by. */
export interface DeviceTexts {
  /** Of all of them in one. */
  readonly all: string
  /** Of each in its place; made only where one of them may be meant. */
  each(): readonly string[]
}

/** A changed list is another one. */
const ofDevices = new WeakMap<readonly DeviceView[], DeviceTexts>()

/** Made once per list: what is typed is looked for in tens of thousands of them with each letter. */
export function deviceTextsOf(devices: readonly DeviceView[]): DeviceTexts {
  const known = ofDevices.get(devices)
  if (known !== undefined) return known
  let each: readonly string[] | undefined
  const texts = {
    all: deviceListText(devices),
    each: () => {
      each ??= devices.map(deviceTextOf)
      return each
    },
  }
  ofDevices.set(devices, texts)
  return texts
}

/** The sub-devices that have all of these words. */
function devicesWith(devices: readonly DeviceView[], words: readonly SearchWord[]): readonly DeviceView[] {
  if (devices.length === 0) return devices
  const texts = deviceTextsOf(devices)
  if (missingIn(texts.all, words).length > 0) return NONE
  const each = texts.each()
  return devices.filter((_, place) => words.every((word) => hasWord(each[place] ?? '', word)))
}

/** Whether one of them has all of these words. */
export function hasDeviceWith(devices: readonly DeviceView[], words: readonly SearchWord[]): boolean {
  if (devices.length === 0) return false
  const texts = deviceTextsOf(devices)
  if (missingIn(texts.all, words).length > 0) return false
  return words.length === 1 || texts.each().some((text) => words.every((word) => hasWord(text, word)))
}

const NONE: readonly DeviceView[] = []

/** The sub-devices for which a box is found; none where nothing is asked, or it is found by what it says of itself. */
export function devicesFoundBy(gateway: GatewayView, query: string): readonly DeviceView[] {
  const words = wordsOf(query)
  if (words.length === 0) return NONE
  const missing = missingIn(knownTextOf(gateway), words)
  return missing.length === 0 ? NONE : devicesWith(gateway.devices, missing)
}
