import { useEffect } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useGateway, useStation, useText, useView } from '../../store/hooks'
import { mutesOfBox } from '../../store/mutes'
import { useGateways } from '../../store/use-fleet'
import type { BoxTask } from '../../store/view'
import { type Anchor, Menu, type MenuItem } from '../../ui/Menu'
import { BoxMenu } from '../alerts/BoxMenu'
import { MuteUntil } from '../alerts/MuteUntil'
import { hourItems } from '../alerts/mute-items'
import { boxesName } from './boxes-name'
import { RemoveDialog } from './RemoveDialog'
import { TagDialog } from './TagDialog'
import { type MuteTime, useFleetEdits } from './use-fleet-edits'
import { GroupDialog, NoteDialog, RenameDialog } from './WordsDialogs'
import './box-tasks.css'

/** What is being asked before it is done with boxes: one thing at a time, from wherever it was asked for. */
export function BoxTasks() {
  const task = useView((state) => state.task)
  return task === null ? null : <Task task={task} />
}

function Task({ task }: { readonly task: BoxTask }) {
  const { view } = useStores()
  const boxes = useGateways(task.ids)
  const close = () => view.ask(null)
  const [first] = boxes
  const isLeft = first !== undefined
  // Of boxes that are gone nothing is asked any more, not even once they are back.
  useEffect(() => {
    if (!isLeft) view.ask(null)
  }, [isLeft, view])
  if (first === undefined) return null
  const props = { boxes, onClose: close }
  switch (task.kind) {
    case 'mute':
      return boxes.length === 1 ? (
        <OneMute id={first.id} anchor={task.anchor} onClose={close} />
      ) : (
        <MuteMenu {...props} anchor={task.anchor} />
      )
    case 'muteUntil':
      return <Until {...props} />
    case 'tag':
      return <TagDialog {...props} />
    case 'group':
      return <GroupDialog {...props} />
    case 'rename':
      return <RenameDialog box={first} onClose={close} />
    case 'note':
      return <NoteDialog box={first} onClose={close} />
    case 'remove':
      return <RemoveDialog {...props} />
  }
}

interface Asked {
  readonly boxes: readonly GatewayView[]
  readonly onClose: () => void
}

interface MenuProps {
  readonly anchor: Anchor | null
  readonly onClose: () => void
}

function OneMute({ id, anchor, onClose }: MenuProps & { readonly id: string }) {
  const { notices } = useStores()
  const gateway = useGateway(id)
  if (gateway === undefined || anchor === null) return null
  return <BoxMenu gateway={gateway} anchor={anchor} onClose={onClose} onSaid={notices.fail} />
}

function MuteMenu({ boxes, anchor, onClose }: Asked & MenuProps) {
  const text = useText()
  const { view, station } = useStores()
  const mutes = useStation(({ alerts }) => alerts?.mutes ?? NONE)
  // Those of their groups, or of all boxes, are not ended with them.
  const muted = boxes.filter((box) => mutesOfBox(box, mutes, station.clock.now()).own)
  const mute = useMute(boxes)
  const unmute = useMute(muted)
  if (anchor === null) return null
  const { alerts: say } = text
  const ids = boxes.map(({ id }) => id)
  const end: readonly MenuItem[] =
    muted.length === 0 ? [] : [{ label: say.endMute, icon: 'bell', onChoose: () => void unmute(false) }]
  const items: readonly MenuItem[] = [
    ...end,
    ...hourItems(text, end.length > 0, (length) => void mute(length)),
    {
      label: say.untilTime,
      icon: 'clock',
      onChoose: () => queueMicrotask(() => view.ask({ kind: 'muteUntil', ids, anchor })),
    },
    { label: say.untilEnded, icon: 'bell-off', onChoose: () => void mute(true) },
  ]
  return <Menu label={text.bulk.muteMenu(text.boxes(boxes.length))} items={items} anchor={anchor} onClose={onClose} />
}

function Until({ boxes, onClose }: Asked) {
  const text = useText()
  const mute = useMute(boxes)
  return (
    <MuteUntil
      name={boxesName(boxes, text)}
      onClose={onClose}
      onMute={(until) => {
        void mute(until)
        onClose()
      }}
    />
  )
}

const NONE: readonly never[] = []

/** Mutes them; what is wrong is said in the corner, because the menu is gone by then. */
function useMute(boxes: readonly GatewayView[]): (muted: MuteTime) => Promise<void> {
  const { notices } = useStores()
  const edits = useFleetEdits()
  return async (muted) =>
    notices.fail(
      await edits.mute(
        boxes.map(({ id }) => id),
        muted,
      ),
    )
}
