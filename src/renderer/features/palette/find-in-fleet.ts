import { hasWord, missingIn, type SearchWord, wordsOf } from '../../../shared/contract/search'
import type { DeviceView, GatewayView } from '../../../shared/contract/views'
import { isDown } from '../../../shared/events/sense'
import { hasDownDevice } from '../../store/devices'
import { deviceTextsOf, knownTextOf } from '../../store/search-texts'
import { worstGateways } from '../../store/shown'
import type { FoundDevice } from './command'
import type { StateWords } from './state-words'

/** The boxes that have every word of what was typed, in what they are found by or in how they stand; the worst first. */
export function findBoxes(
  gateways: Iterable<GatewayView>,
  query: string,
  states: StateWords,
  most: number,
): readonly GatewayView[] {
  const words = wordsOf(query)
  const lets = (box: GatewayView) => missingOf(box, words, states).length === 0
  return worstGateways(gateways, lets, most)
}

/** The words that say nothing of a box itself. */
function missingOf(box: GatewayView, words: readonly SearchWord[], { isSaidOf }: StateWords): readonly SearchWord[] {
  const missing = missingIn(knownTextOf(box), words)
  const standing = { presence: box.presence, isAbnormal: box.fault.active }
  return missing.length === 0 ? missing : missing.filter(([word]) => !isSaidOf(word, standing))
}

/** How well a name answers what was typed, the best lowest, and how ill what bears it is. */
const STATUS: readonly DeviceView['status'][] = ['offline', 'missing', 'unknown', 'online']
const [EXACT, BEGINS, WITHIN, ELSEWHERE] = [0, 1, 2, 3]

/**
 * The sub-devices that have every word of what was typed that their box does not have: those called just so first, of
 * these what is down. In one walk, because there may be tens of thousands.
 */
export function findDevices(
  gateways: Iterable<GatewayView>,
  query: string,
  states: StateWords,
  most: number,
): readonly FoundDevice[] {
  const words = wordsOf(query)
  if (words.length === 0) return []
  const meansDown = new Set(words.filter(([word]) => states.isDown(word)))
  const places = Array.from({ length: (ELSEWHERE + 1) * STATUS.length }, (): FoundDevice[] => [])
  for (const gateway of gateways) {
    const missing = missingOf(gateway, words, states)
    if (missing.length === 0 || gateway.devices.length === 0) continue
    const texts = deviceTextsOf(gateway.devices)
    const hasDown = hasDownDevice(gateway)
    if (!missing.every((word) => hasWord(texts.all, word) || (hasDown && meansDown.has(word)))) continue
    const phrase = missing.flatMap((word) => (meansDown.has(word) ? [] : [word[0]])).join(' ')
    const each = texts.each()
    gateway.devices.forEach((device, at) => {
      const text = each[at] ?? ''
      const isIll = isDown(device.status)
      if (!missing.every((word) => hasWord(text, word) || (isIll && meansDown.has(word)))) return
      const place = places[closeness(text, phrase) * STATUS.length + STATUS.indexOf(device.status)]
      if (place !== undefined && place.length < most) place.push({ kind: 'device', gateway, device })
    })
  }
  return places.flat().slice(0, most)
}

/** @param text begins with the name, on a line of its own */
function closeness(text: string, phrase: string): number {
  if (phrase === '' || text.startsWith(`${phrase}\n`)) return EXACT
  if (text.startsWith(phrase)) return BEGINS
  return text.includes(phrase) ? WITHIN : ELSEWHERE
}
