import { searchWords } from '../../../shared/contract/search'
import type { GatewayView } from '../../../shared/contract/views'
import { nameOf } from '../../store/standing'
import { boxCommands, deviceCommands, groupCommands } from './box-commands'
import type { Command, Entry, FoundBox, FoundDevice, Offers } from './command'
import { findBoxes, findDevices } from './find-in-fleet'
import { type StateWords, stateWordsIn } from './state-words'
import { alertCommands, stationCommands } from './station-commands'
import { screenCommands, viewCommands } from './view-commands'

/** More would not be read; another letter finds it sooner. */
const LISTED = 8
/** Actions are offered on boxes that are meant, not on all that happen to match. */
const MEANT = 3
/** Of a word that half the fleet has, the first are enough. */
const CANDIDATES = 40

type Make = (offers: Offers) => readonly Command[]

/**
 * What matches the words that were typed: boxes first, the worst on top, then sub-devices, then commands, in whichever
 * language they are named.
 */
export function paletteEntries(gateways: readonly GatewayView[], query: string, offers: Offers): readonly Entry[] {
  const words = searchWords(query)
  const states = stateWordsIn([offers.text, offers.otherText])
  const boxes = findBoxes(gateways, query, states, LISTED)
  const devices = findDevices(gateways, query, states, LISTED)
  const ofBox = (box: GatewayView) => (said: Offers) => boxCommands(box, said)
  const isMeant = words.length > 0 && boxes.length <= MEANT
  const meant = isMeant ? boxes.flatMap((box) => boxCommands(box, offers)) : []
  const named = boxes.length > 0 ? [] : boxesNamedIn(gateways, words, states)
  const deeds = named.flatMap((box) => fitting(ofBox(box), words, offers)).slice(0, LISTED)
  // Only once something was typed: a fleet may have hundreds of groups.
  const groups = words.length === 0 ? [] : fitting(groupCommands, words, offers)
  return [
    ...boxes.map((gateway): FoundBox => ({ kind: 'gateway', gateway, aside: asideOf(gateway, words) })),
    ...devices,
    ...meant,
    ...(isOneMeant(boxes, devices) ? devices.flatMap((one) => deviceCommands(one, offers)) : []),
    ...deeds,
    ...groups,
    // Enter runs the first: whoever types `receiver` wants to go there, not to pause it.
    ...[alertCommands, screenCommands, stationCommands, viewCommands].flatMap((make) => fitting(make, words, offers)),
  ]
}

/** Of `mute canteen` only one word is a box's, the other says what to do with it. */
const boxesNamedIn = (gateways: readonly GatewayView[], words: readonly string[], states: StateWords) => [
  ...new Set(words.flatMap((word) => findBoxes(gateways, word, states, CANDIDATES))),
]

const isOneMeant = (boxes: readonly GatewayView[], devices: readonly FoundDevice[]): boolean =>
  boxes.length === 0 && devices.length === 1

/** The commands whose words, in either language, contain all that was typed. */
function fitting(make: Make, words: readonly string[], offers: Offers): readonly Command[] {
  const commands = make(offers)
  if (words.length === 0) return commands
  const others = make({ ...offers, text: offers.otherText })
  return commands.filter(({ label }, place) => {
    const said = `${label}\n${others[place]?.label ?? ''}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

/** What a box is told by: the number that was typed, where its name and its address do not show why it was found. */
function asideOf(gateway: GatewayView, words: readonly string[]): string {
  const { addresses, sn, mac, name } = gateway
  const [address = ''] = addresses
  const isShown = (word: string) => `${nameOf(gateway)}\n${address}`.toLowerCase().includes(word)
  const hidden = words.find((word) => !isShown(word))
  if (hidden === undefined) return address
  const bare = (text: string) => text.toLowerCase().replaceAll(/[:\-._]/g, '')
  const others = [sn, mac, name, ...addresses].filter((one): one is string => one !== null)
  return others.find((one) => one.toLowerCase().includes(hidden) || bare(one).includes(bare(hidden))) ?? address
}
