import type { GatewayView } from '../../../shared/contract/views'
import { nameOfDevice } from '../../store/devices'
import { nameOf } from '../../store/standing'
import { endOfGroup } from '../alerts/mute-items'
import { type Command, command, type FoundDevice, type Offers, when } from './command'

/** What can be done with one box. */
export function boxCommands(box: GatewayView, { text, deeds, isHeadquarters }: Offers): readonly Command[] {
  const { boxActions: say, bulk } = text
  const name = nameOf(box)
  const page = deeds.webPage(box)
  const isOwn = !isHeadquarters
  const { own, group } = deeds.mutesOver(box)
  return [
    ...when(
      isOwn && own,
      command(say.endMute(name), 'bell', () => deeds.muteBox(box, false)),
    ),
    ...(group === null
      ? []
      : when(
          isOwn,
          command(endOfGroup(group, text), 'bell', () => deeds.endGroupMute(group)),
        )),
    ...when(
      isOwn && !box.muted,
      command(say.muteHour(name), 'bell-off', () => deeds.muteBox(box, true), 'M'),
    ),
    ...when(
      deeds.waitsFor(box),
      command(say.acknowledge(name), 'check', () => deeds.acknowledgeBox(box), 'A'),
    ),
    ...when(
      isOwn,
      command(bulk.renameTitle(name), 'edit', () => deeds.ask('rename', box), 'F2'),
      command(bulk.tagTitle(name), 'tag', () => deeds.ask('tag', box), 'T'),
      command(bulk.groupTitle(name), 'group', () => deeds.ask('group', box)),
      command(bulk.noteTitle(name), 'note', () => deeds.ask('note', box), 'N'),
    ),
    ...(page === null ? [] : [command(say.webOf(name), 'external', () => deeds.openPage(page))]),
    command(say.exportBox(name), 'download', () => deeds.exportBoxes([box.id])),
    ...when(
      isOwn,
      command(bulk.removeConfirm(name), 'trash', () => deeds.ask('remove', box)),
    ),
  ]
}

/** What can be done with one sub-device. */
export const deviceCommands = ({ gateway, device }: FoundDevice, { text, deeds, isHeadquarters }: Offers) =>
  when(
    !isHeadquarters,
    command(
      text.boxActions.muteHour(text.announcements.deviceOf(nameOfDevice(device), nameOf(gateway))),
      'bell-off',
      () => deeds.muteDevice(gateway, device),
    ),
  )

/** What can be done with the boxes of each group. */
export const groupCommands = ({ text: { boxActions: say }, deeds, groups, isHeadquarters }: Offers) =>
  groups.flatMap((group) => [
    command(say.onlyGroup(group), 'filter', () => deeds.showOnly(group)),
    ...when(
      !isHeadquarters,
      command(say.muteGroup(group), 'bell-off', () => deeds.muteGroup(group)),
    ),
    command(say.exportGroup(group), 'download', () => deeds.exportGroup(group)),
  ])
