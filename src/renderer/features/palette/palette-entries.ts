import type { GatewayView } from '../../../shared/contract/views'
import type { Text } from '../../../shared/text/text'
import { DENSITIES, type Density, GROUPINGS, SORT_KEYS } from '../../store/fleet-look'
import { findGateways } from '../../store/shown'
import { nameOf } from '../../store/standing'
import { SCREENS } from '../../store/view'
import type { IconName } from '../../ui/icon-paths'
import { keysOfObject } from './keys-of-object'
import type { Deeds } from './use-deeds'

/** Something the palette can do. */
export type Entry = { readonly kind: 'gateway'; readonly gateway: GatewayView } | Command

export interface Command {
  readonly kind: 'command'
  readonly label: string
  readonly icon: IconName
  /** The key that does the same elsewhere. */
  readonly keys?: string
  readonly run: () => void
}

/** What the palette may offer to do. */
export interface Offers {
  readonly text: Text
  readonly deeds: Deeds
  /** All that any box has, in order. */
  readonly groups: readonly string[]
  /** How much waits for somebody to take note. */
  readonly waiting: number
  readonly fleetMuted: boolean
  readonly isFiltering: boolean
  /** What was removed and can be brought back. */
  readonly removed: readonly { readonly id: string; readonly name: string }[]
}

/** More would not be read; another letter finds it sooner. */
const BOXES = 8
/** Actions are offered on boxes that are meant, not on all that happen to match. */
const MEANT = 3
/** Of a word that half the fleet has, the first are enough. */
const CANDIDATES = 40

/** What matches the words that were typed: boxes first, the worst on top, then commands. */
export function paletteEntries(gateways: readonly GatewayView[], query: string, offers: Offers): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const boxes = findGateways(gateways, query).slice(0, BOXES)
  const fits = ({ label }: Command) => words.every((word) => label.toLowerCase().includes(word))
  const meant = words.length === 0 || boxes.length > MEANT ? [] : boxes.flatMap((box) => boxCommands(box, offers))
  const deeds = boxes.length > 0 ? [] : deedsIn(gateways, words, offers).filter(fits).slice(0, BOXES)
  const others = [...groupCommands(offers, words), ...commands(offers)]
  return [...boxes.map((gateway): Entry => ({ kind: 'gateway', gateway })), ...meant, ...deeds, ...others.filter(fits)]
}

/** Of `mute canteen` only one word is a box's, the other says what to do with it. */
function deedsIn(gateways: readonly GatewayView[], words: readonly string[], offers: Offers): readonly Command[] {
  const named = words.flatMap((word) => findGateways(gateways, word).slice(0, CANDIDATES))
  return [...new Set(named)].flatMap((box) => boxCommands(box, offers))
}

const command = (label: string, icon: IconName, run: () => void, keys?: string): Command => ({
  kind: 'command',
  label,
  icon,
  run,
  ...(keys === undefined ? {} : { keys }),
})

function boxCommands(box: GatewayView, { text, deeds }: Offers): readonly Command[] {
  const { boxActions: say, bulk } = text
  const name = nameOf(box)
  const page = deeds.webPage(box)
  return [
    box.muted
      ? command(say.endMute(name), 'bell', () => deeds.muteBox(box, false))
      : command(say.muteHour(name), 'bell-off', () => deeds.muteBox(box, true), 'M'),
    ...(deeds.waitsFor(box) ? [command(say.acknowledge(name), 'check', () => deeds.acknowledgeBox(box), 'A')] : []),
    command(bulk.renameTitle(name), 'edit', () => deeds.ask('rename', box), 'F2'),
    command(bulk.tagTitle(name), 'tag', () => deeds.ask('tag', box), 'T'),
    command(bulk.groupTitle(name), 'group', () => deeds.ask('group', box)),
    command(bulk.noteTitle(name), 'note', () => deeds.ask('note', box), 'N'),
    ...(page === null ? [] : [command(say.webOf(name), 'external', () => deeds.openPage(page))]),
    command(say.exportBox(name), 'download', () => deeds.exportBoxes([box.id])),
    command(bulk.removeConfirm(name), 'trash', () => deeds.ask('remove', box)),
  ]
}

/** Only once something was typed: a fleet may have hundreds of groups. */
const groupCommands = ({ text: { boxActions: say }, deeds, groups }: Offers, words: readonly string[]) =>
  words.length === 0
    ? []
    : groups.flatMap((group) => [
        command(say.onlyGroup(group), 'filter', () => deeds.showOnly(group)),
        command(say.muteGroup(group), 'bell-off', () => deeds.muteGroup(group)),
        command(say.exportGroup(group), 'download', () => deeds.exportGroup(group)),
      ])

const DENSITY_ICONS: Readonly<Record<Density, IconName>> = {
  cards: 'fleet',
  compact: 'compact',
  table: 'table',
  wall: 'wall',
}

function commands(offers: Offers): readonly Command[] {
  const { text, deeds } = offers
  const { palette, shell, settings, tools } = text
  return [
    ...alertCommands(offers),
    ...SCREENS.map((screen, place) =>
      command(
        palette.goTo(shell[screen]),
        screen,
        () => deeds.showScreen(screen),
        screen === 'settings' ? 'Ctrl ,' : String(place + 1),
      ),
    ),
    ...(offers.isFiltering ? [command(palette.showAll, 'close', deeds.clearFilter)] : []),
    ...DENSITIES.map((density, place) =>
      command(
        palette.density(tools.densities[density]),
        DENSITY_ICONS[density],
        () => deeds.changeLook({ density }),
        `Alt ${place + 1}`,
      ),
    ),
    ...GROUPINGS.map((grouping) =>
      command(palette.grouping(tools.grouping[grouping]), 'group', () => deeds.changeLook({ grouping })),
    ),
    ...SORT_KEYS.map((by) =>
      command(palette.sort(tools.sorts[by]), 'sort', () => deeds.changeLook({ sort: { by, reversed: false } })),
    ),
    ...keysOfObject(settings.themes).map((theme) =>
      command(palette.theme(settings.themes[theme]), 'theme', () => deeds.changeSettings({ theme })),
    ),
    ...keysOfObject(settings.languages).map((language) =>
      command(palette.language(settings.languages[language]), 'globe', () => deeds.changeSettings({ language })),
    ),
    command(palette.shortcuts, 'keyboard', deeds.showHelp, '?'),
    ...offers.removed.map(({ id, name }) => command(palette.restore(name), 'undo', () => deeds.restore(id))),
  ]
}

function alertCommands({ text: { alerts: say }, deeds, waiting, fleetMuted }: Offers): readonly Command[] {
  return [
    ...(waiting === 0 ? [] : [command(say.acknowledgeAll(waiting), 'check', deeds.acknowledgeAll)]),
    ...(fleetMuted
      ? [command(say.endAllMute, 'bell', () => deeds.muteFleet(0))]
      : [
          command(say.allHour, 'bell-off', () => deeds.muteFleet(1)),
          command(say.allEightHours, 'bell-off', () => deeds.muteFleet(8)),
        ]),
  ]
}
