import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import type { BoxTask } from '../../store/view'
import { copyText } from '../../ui/copy-text'
import type { MenuItem } from '../../ui/Menu'
import { webPageOf } from '../gateway/web-page'
import { useAtStation } from '../sites/use-at-station'

/** What can be done with a box beside its alerts, for its menu. */
export function useBoxItems(gateway: GatewayView | undefined): readonly MenuItem[] {
  const { boxActions: say } = useText()
  const { view } = useStores()
  const visit = useBoxVisit(gateway)
  const { isStation } = useAtStation()
  if (gateway === undefined) return []
  const ask = (kind: BoxTask['kind']) => () => view.ask({ kind, ids: [gateway.id], anchor: null })
  const report: MenuItem = {
    label: say.export,
    icon: 'download',
    onChoose: () => view.showReports({ gateways: [gateway.id] }),
  }
  if (!isStation) return [...visit, report]
  return [
    { label: say.rename, icon: 'edit', keyHint: 'F2', begins: true, onChoose: ask('rename') },
    { label: say.note, icon: 'note', keyHint: 'N', onChoose: ask('note') },
    { label: say.tag, icon: 'tag', keyHint: 'T', onChoose: ask('tag') },
    { label: say.group, icon: 'group', onChoose: ask('group') },
    ...visit,
    report,
    { label: say.remove, icon: 'trash', begins: true, onChoose: ask('remove') },
  ]
}

/** How to get at a box itself: its web page, its address. */
export function useBoxVisit(gateway: GatewayView | undefined): readonly MenuItem[] {
  const { boxActions: say } = useText()
  const copyIp = useCopyIp()
  if (gateway === undefined) return []
  const page = webPageOf(gateway)
  const open: MenuItem = {
    label: say.openWeb,
    icon: 'external',
    onChoose: () => void window.open(page ?? '', '_blank', 'noopener'),
  }
  const copy: MenuItem = { label: say.copyIp, icon: 'copy', keyHint: 'C', onChoose: () => void copyIp([gateway]) }
  return page === null ? [copy] : [open, copy]
}

/** Copies the addresses of boxes, each on a line, and says so. */
export function useCopyIp(): (boxes: readonly GatewayView[]) => Promise<void> {
  const { boxActions: say } = useText()
  const { notices } = useStores()
  return async (boxes) => {
    const addresses = boxes.flatMap(({ addresses: [first] }) => first ?? [])
    if (addresses.length === 0) return
    const copied = await copyText(addresses.join('\n'))
    if (copied) notices.tell(say.copied(addresses.join(', ').slice(0, 80)))
    else notices.fail(say.copyFailed)
  }
}
