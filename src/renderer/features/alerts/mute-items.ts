import { isolated } from '../../../shared/text/readable'
import type { Text } from '../../../shared/text/text'
import type { MutesOfBox } from '../../store/mutes'
import type { MenuItem } from '../../ui/Menu'
import type { MuteLength } from './use-alert-actions'

/** Seconds. */
const HOUR = 3600

/** What a choice of a mute menu comes to; `ask` and `weekly` for times that are still to be given. */
export type MuteChoice = MuteLength | 'ask' | 'weekly' | 'end' | 'end-group' | 'end-all'

/** For an hour, for eight. @param begins whether a new part of the menu begins with them */
export function hourItems(
  { alerts: say }: Text,
  begins: boolean,
  choose: (length: { readonly forSeconds: number }) => void,
): readonly MenuItem[] {
  return [
    { label: say.hour, icon: 'bell-off', keyHint: '1', begins, onChoose: () => choose({ forSeconds: HOUR }) },
    { label: say.eightHours, icon: 'bell-off', keyHint: '8', onChoose: () => choose({ forSeconds: 8 * HOUR }) },
  ]
}

/** How one box can be muted, or its mute ended. */
export function muteItems(
  text: Text,
  { own, group, fleet }: MutesOfBox,
  choose: (choice: MuteChoice) => void,
): readonly MenuItem[] {
  const { alerts: say } = text
  const end: readonly MenuItem[] = [
    ...(own ? [{ label: say.endMute, icon: 'bell' as const, onChoose: () => choose('end') }] : []),
    ...(group === null
      ? []
      : [{ label: endOfGroup(group, text), icon: 'bell' as const, onChoose: () => choose('end-group') }]),
    ...(fleet ? [{ label: say.endAllMute, icon: 'bell' as const, onChoose: () => choose('end-all') }] : []),
  ]
  return [
    ...end,
    ...hourItems(text, end.length > 0, choose),
    { label: say.untilTime, icon: 'clock', onChoose: () => choose('ask') },
    { label: say.untilRecovery, icon: 'clock', onChoose: () => choose({ untilRecovery: true }) },
    { label: say.untilEnded, icon: 'bell-off', onChoose: () => choose({}) },
    { label: say.mutes.weekly, icon: 'clock', onChoose: () => choose('weekly') },
  ]
}

/** Ends the mute of a group. */
export const endOfGroup = (group: string, { alerts: { mutes: say } }: Text): string =>
  say.endOf(say.group(isolated(group)))

/** How the whole fleet can be muted, or its mute ended. */
export function muteAllItems(
  { alerts: say }: Text,
  allMuted: boolean,
  choose: (choice: MuteLength | 'end-all') => void,
): readonly MenuItem[] {
  if (allMuted) return [{ label: say.endAllMute, icon: 'bell', begins: true, onChoose: () => choose('end-all') }]
  return [
    { label: say.allHour, icon: 'bell-off', begins: true, onChoose: () => choose({ forSeconds: HOUR }) },
    { label: say.allEightHours, icon: 'bell-off', onChoose: () => choose({ forSeconds: 8 * HOUR }) },
    { label: say.allUntilEnded, icon: 'bell-off', onChoose: () => choose({}) },
  ]
}
