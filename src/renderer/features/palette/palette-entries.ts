import type { GatewayView } from '../../../shared/contract/views'
import type { LanguageChoice, Theme } from '../../../shared/model/settings'
import type { Text } from '../../../shared/text/text'
import { findGateways } from '../../store/shown'
import { SCREENS, type Screen } from '../../store/view'

/** Something the palette can do. */
export type Entry =
  | { readonly kind: 'gateway'; readonly gateway: GatewayView }
  | { readonly kind: 'screen'; readonly screen: Screen; readonly label: string }
  | { readonly kind: 'theme'; readonly theme: Theme; readonly label: string }
  | { readonly kind: 'language'; readonly language: LanguageChoice; readonly label: string }

/** More would not be read; another letter finds it sooner. */
const BOXES = 8

/** What matches the words that were typed: boxes first, the worst on top, then commands. */
export function paletteEntries(gateways: Iterable<GatewayView>, query: string, text: Text): readonly Entry[] {
  const boxes = findGateways(gateways, query)
    .slice(0, BOXES)
    .map((gateway): Entry => ({ kind: 'gateway', gateway }))
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return [...boxes, ...commands(text).filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))]
}

type Command = Exclude<Entry, { kind: 'gateway' }>

function commands({ palette, shell, settings }: Text): readonly Command[] {
  return [
    ...SCREENS.map((screen): Command => ({ kind: 'screen', screen, label: palette.goTo(shell[screen]) })),
    ...keysOf(settings.themes).map(
      (theme): Command => ({ kind: 'theme', theme, label: palette.theme(settings.themes[theme]) }),
    ),
    ...keysOf(settings.languages).map(
      (language): Command => ({ kind: 'language', language, label: palette.language(settings.languages[language]) }),
    ),
  ]
}

const keysOf = <T extends object>(object: T) => Object.keys(object) as (keyof T)[]
