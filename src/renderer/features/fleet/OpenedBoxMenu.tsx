import { useStores } from '../../store/context'
import { useGateway, useText } from '../../store/hooks'
import { useIsSelected, useSelectedIds } from '../../store/use-fleet'
import type { BoxTask } from '../../store/view'
import { Menu, type MenuItem } from '../../ui/Menu'
import type { OpenMenu } from '../../ui/use-menu-of'
import { BoxMenu } from '../alerts/BoxMenu'
import { useAtStation } from '../sites/use-at-station'
import { useBoxItems, useCopyIp } from './use-box-items'

interface Props extends OpenMenu {
  readonly onClose: () => void
}

/** What can be done with a box; of one among several that are selected, with all of them. */
export function OpenedBoxMenu(props: Props) {
  const selected = useSelectedIds()
  return selected.length > 1 && selected.includes(props.id) ? (
    <SeveralMenu ids={selected} {...props} />
  ) : (
    <OneMenu {...props} />
  )
}

function OneMenu({ id, ...rest }: Props) {
  const { boxActions: say } = useText()
  const { view, notices } = useStores()
  const gateway = useGateway(id)
  const isSelected = useIsSelected(id)
  const more = useBoxItems(gateway)
  if (gateway === undefined) return null
  const first: readonly MenuItem[] = [
    { label: say.open, icon: 'forward', onChoose: () => view.showGateway(id) },
    { label: isSelected ? say.deselect : say.select, icon: 'check', onChoose: () => view.toggleSelected(id) },
  ]
  return <BoxMenu {...{ gateway, first, more, ...rest }} onSaid={notices.fail} />
}

function SeveralMenu({ ids, anchor, align, onClose }: Props & { readonly ids: readonly string[] }) {
  const { bulk, boxes, boxActions: say } = useText()
  const { view, station } = useStores()
  const copyIp = useCopyIp()
  const { isStation } = useAtStation()
  const known = () => ids.flatMap((id) => station.state.getState().world?.gateways.get(id) ?? [])
  // This menu closes before the next one opens.
  const ask = (kind: BoxTask['kind']) => () => queueMicrotask(() => view.ask({ kind, ids, anchor }))
  const all = boxes(ids.length)
  const own = (items: readonly MenuItem[]) => (isStation ? items : [])
  const items: readonly MenuItem[] = [
    ...own([
      { label: say.muteSeveral(all), icon: 'bell-off', keyHint: 'M', onChoose: ask('mute') },
      { label: say.tag, icon: 'tag', keyHint: 'T', begins: true, onChoose: ask('tag') },
      { label: say.group, icon: 'group', onChoose: ask('group') },
    ]),
    { label: say.copyIps, icon: 'copy', keyHint: 'C', onChoose: () => void copyIp(known()) },
    { label: say.export, icon: 'download', onChoose: () => view.showReports({ gateways: ids }) },
    { label: bulk.clear, icon: 'close', begins: true, onChoose: view.clearSelection },
    ...own([{ label: say.removeSeveral(all), icon: 'trash', begins: true, onChoose: ask('remove') }]),
  ]
  return <Menu label={bulk.selected(ids.length)} {...{ items, anchor, align, onClose }} />
}
