import { DENSITIES, type Density, GROUPINGS, SORT_KEYS } from '../../store/fleet-look'
import { SCREENS } from '../../store/view'
import type { IconName } from '../../ui/icon-paths'
import { SECTION_ICONS } from '../settings/sections'
import { type Command, command, type Offers, when } from './command'
import { keysOfObject } from './keys-of-object'

const DENSITY_ICONS: Readonly<Record<Density, IconName>> = {
  cards: 'fleet',
  compact: 'compact',
  table: 'table',
  wall: 'wall',
}

/** How it looks, and what can be chosen. */
export const viewCommands = (offers: Offers): readonly Command[] => [
  ...lookCommands(offers),
  ...appearanceCommands(offers),
  ...offers.sections.map((id) =>
    command(offers.text.palette.section(offers.text.settings.sections[id]), SECTION_ICONS[id], () =>
      offers.deeds.showSection(id),
    ),
  ),
  command(offers.text.palette.shortcuts, 'keyboard', offers.deeds.showHelp, '?'),
]

/** Where one can go. */
export const screenCommands = ({ text: { palette, shell }, deeds, isHeadquarters }: Offers): readonly Command[] =>
  SCREENS.flatMap((screen, place) =>
    when(
      !(isHeadquarters && screen === 'receiver'),
      command(
        palette.goTo(shell[screen]),
        screen,
        () => deeds.showScreen(screen),
        screen === 'settings' ? 'Ctrl ,' : String(place + 1),
      ),
    ),
  )

const lookCommands = ({ text: { palette, tools }, deeds, isFiltering, isHeadquarters }: Offers): readonly Command[] => [
  ...when(isFiltering, command(palette.showAll, 'close', deeds.clearFilter)),
  ...DENSITIES.map((density, place) =>
    command(
      palette.density(tools.densities[density]),
      DENSITY_ICONS[density],
      () => deeds.changeLook({ density }),
      `Alt ${place + 1}`,
    ),
  ),
  ...GROUPINGS.flatMap((grouping) =>
    when(
      isHeadquarters || grouping !== 'site',
      command(palette.grouping(tools.grouping[grouping]), 'group', () => deeds.changeLook({ grouping })),
    ),
  ),
  ...SORT_KEYS.map((by) =>
    command(palette.sort(tools.sorts[by]), 'sort', () => deeds.changeLook({ sort: { by, reversed: false } })),
  ),
]

const appearanceCommands = ({ text: { palette, settings }, deeds }: Offers): readonly Command[] => [
  ...keysOfObject(settings.themes).map((theme) =>
    command(palette.theme(settings.themes[theme]), 'theme', () => deeds.changeSettings({ theme })),
  ),
  ...keysOfObject(settings.languages).map((language) =>
    command(palette.language(settings.languages[language]), 'globe', () => deeds.changeSettings({ language })),
  ),
]
