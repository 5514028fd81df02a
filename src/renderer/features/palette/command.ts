import type { DeviceView, GatewayView } from '../../../shared/contract/views'
import type { Text } from '../../../shared/text/text'
import type { IconName } from '../../ui/icon-paths'
import type { SectionId } from '../settings/sections'
import type { Deeds } from './use-deeds'

/** Something the palette leads to or can do. */
export type Entry = FoundBox | FoundDevice | Command

export interface FoundBox {
  readonly kind: 'gateway'
  readonly gateway: GatewayView
  /** What tells it from others: its address, or the number it was found by. */
  readonly aside: string
}

export interface FoundDevice {
  readonly kind: 'device'
  /** The box that it hangs on. */
  readonly gateway: GatewayView
  readonly device: DeviceView
}

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
  /** The same in the other language: everything is found in both. */
  readonly otherText: Text
  readonly deeds: Deeds
  /** All that any box has, in order. */
  readonly groups: readonly string[]
  /** How much waits for somebody to take note. */
  readonly waiting: number
  readonly fleetMuted: boolean
  readonly isFiltering: boolean
  /** What was removed and can be brought back. */
  readonly removed: readonly { readonly id: string; readonly name: string }[]
  /** Headquarters only looks at its boxes, and has no receiver. */
  readonly isHeadquarters: boolean
  /** Whether it is the window of the app, which has a desktop and newer versions. */
  readonly isApp: boolean
  /** Whether the boxes that are shown do not exist. */
  readonly simulated: boolean
  /** Whether boxes are heard. */
  readonly listening: boolean
  /** The address that boxes report to; `null` where there is none. */
  readonly url: string | null
  readonly canLogOut: boolean
  readonly canUndo: boolean
  /** The sections of the settings that there are. */
  readonly sections: readonly SectionId[]
}

export const command = (label: string, icon: IconName, run: () => void, keys?: string): Command => ({
  kind: 'command',
  label,
  icon,
  run,
  ...(keys === undefined ? {} : { keys }),
})

/** What is offered only where it can be done. */
export const when = (is: boolean, ...some: readonly Command[]): readonly Command[] => (is ? some : [])
