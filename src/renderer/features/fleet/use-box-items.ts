import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import type { BoxTask } from '../../store/view'
import { copyText } from '../../ui/copy-text'
import type { MenuItem } from '../../ui/Menu'
import { webPageOf } from '../gateway/web-page'

/** What can be done with a box beside its alerts, for its menu. */
export function useBoxItems(gateway: GatewayView | undefined): readonly MenuItem[] {
  const { boxActions: say } = useText()
  const { view } = useStores()
  const copyIp = useCopyIp()
  if (gateway === undefined) return []
  const ask = (kind: BoxTask['kind']) => () => view.ask({ kind, ids: [gateway.id], anchor: null })
  const page = webPageOf(gateway)
  return [
    { label: say.rename, icon: 'edit', keyHint: 'F2', begins: true, onChoose: ask('rename') },
    { label: say.note, icon: 'note', keyHint: 'N', onChoose: ask('note') },
    { label: say.tag, icon: 'tag', keyHint: 'T', onChoose: ask('tag') },
    { label: say.group, icon: 'group', onChoose: ask('group') },
    ...(page === null
      ? []
      : [
          {
            label: say.openWeb,
            icon: 'external',
            onChoose: () => void window.open(page, '_blank', 'noopener'),
          } as const,
        ]),
    { label: say.copyIp, icon: 'copy', keyHint: 'C', onChoose: () => void copyIp([gateway]) },
    { label: say.remove, icon: 'trash', begins: true, onChoose: ask('remove') },
  ]
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
