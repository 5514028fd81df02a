import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useReceiver, useText } from '../../store/hooks'
import { copyText } from '../../ui/copy-text'
import { Menu, type MenuItem } from '../../ui/Menu'
import { useCopyIp } from '../fleet/use-box-items'
import { useAtStation } from '../sites/use-at-station'
import { identityFacts, identityText } from './identity-facts'
import { webPageOf } from './web-page'

interface Props {
  readonly gateway: GatewayView
  readonly anchor: Element
  readonly onClose: () => void
  readonly onRename: () => void
  readonly onRemove: () => void
}

/** What is done more rarely with a box. */
export function MoreMenu({ gateway, anchor, onClose, onRename, onRemove }: Props) {
  const text = useText()
  const { gateway: say } = text
  const { notices } = useStores()
  const copyIp = useCopyIp()
  const receiver = useReceiver()
  const { isStation } = useAtStation()
  const page = webPageOf(gateway)
  const copyAll = async () => {
    const facts = identityFacts(gateway, isStation ? (receiver?.paths ?? []) : null, null, text)
    if (await copyText(identityText(facts))) notices.tell(text.action.copied)
    else notices.fail(text.boxActions.copyFailed)
  }
  const items: readonly MenuItem[] = [
    ...(page === null
      ? []
      : [{ label: say.openWebPage, icon: 'external', onChoose: () => openOutside(page) } satisfies MenuItem]),
    ...(isStation
      ? [{ label: say.renameBox, icon: 'edit', keyHint: 'F2', onChoose: onRename } satisfies MenuItem]
      : []),
    ...(gateway.addresses.length === 0
      ? []
      : [
          {
            label: say.copyIp,
            icon: 'copy',
            keyHint: 'C',
            onChoose: () => void copyIp([gateway]),
          } satisfies MenuItem,
        ]),
    { label: say.copyAll, icon: 'copy', onChoose: () => void copyAll() },
    ...(isStation ? [{ label: say.remove, icon: 'trash', begins: true, onChoose: onRemove } satisfies MenuItem] : []),
  ]
  return <Menu label={say.more} items={items} anchor={anchor} onClose={onClose} />
}

/** In the browser; the desktop app hands it on after a click. */
const openOutside = (url: string): void => void window.open(url, '_blank', 'noopener,noreferrer')
