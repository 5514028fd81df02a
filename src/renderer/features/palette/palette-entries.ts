import { searchWords } from '../../../shared/contract/search'
import type { GatewayView } from '../../../shared/contract/views'
import { findGateways } from '../../store/shown'
import { nameOf } from '../../store/standing'
import { boxCommands, groupCommands } from './box-commands'
import type { Command, Entry, FoundBox, Offers } from './command'
import { alertCommands, stationCommands } from './station-commands'
import { screenCommands, viewCommands } from './view-commands'

/** More would not be read; another letter finds it sooner. */
const BOXES = 8
/** Actions are offered on boxes that are meant, not on all that happen to match. */
const MEANT = 3
/** Of a word that half the fleet has, the first are enough. */
const CANDIDATES = 40

type Make = (offers: Offers) => readonly Command[]

/** What matches the words that were typed: boxes first, the worst on top, then commands, in whichever language they are named. */
export function paletteEntries(gateways: readonly GatewayView[], query: string, offers: Offers): readonly Entry[] {
  const words = searchWords(query)
  const boxes = findGateways(gateways, query).slice(0, BOXES)
  const ofBox = (box: GatewayView) => (said: Offers) => boxCommands(box, said)
  const isMeant = words.length > 0 && boxes.length <= MEANT
  const meant = isMeant ? boxes.flatMap((box) => boxCommands(box, offers)) : []
  const named = boxes.length > 0 ? [] : boxesNamedIn(gateways, words)
  const deeds = named.flatMap((box) => fitting(ofBox(box), words, offers)).slice(0, BOXES)
  // Only once something was typed: a fleet may have hundreds of groups.
  const groups = words.length === 0 ? [] : fitting(groupCommands, words, offers)
  return [
    ...boxes.map((gateway): FoundBox => ({ kind: 'gateway', gateway, aside: asideOf(gateway, words) })),
    ...meant,
    ...deeds,
    ...groups,
    // Enter runs the first: whoever types `receiver` wants to go there, not to pause it.
    ...[alertCommands, screenCommands, stationCommands, viewCommands].flatMap((make) => fitting(make, words, offers)),
  ]
}

/** Of `mute canteen` only one word is a box's, the other says what to do with it. */
const boxesNamedIn = (gateways: readonly GatewayView[], words: readonly string[]): readonly GatewayView[] => [
  ...new Set(words.flatMap((word) => findGateways(gateways, word).slice(0, CANDIDATES))),
]

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
