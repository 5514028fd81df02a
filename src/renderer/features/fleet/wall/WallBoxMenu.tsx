import { useStores } from '../../../store/context'
import { useGateway, useText } from '../../../store/hooks'
import type { MenuItem } from '../../../ui/Menu'
import type { OpenMenu } from '../../../ui/use-menu-of'
import { BoxMenu } from '../../alerts/BoxMenu'
import { useBoxVisit } from '../use-box-items'

/** What can be done with a box on the wall: what leaves the wall as it is, and the way to the box, which leaves it. */
export function WallBoxMenu({ id, ...rest }: OpenMenu & { readonly onClose: () => void }) {
  const { boxActions: say } = useText()
  const { view, notices } = useStores()
  const gateway = useGateway(id)
  const visit = useBoxVisit(gateway)
  if (gateway === undefined) return null
  const first: readonly MenuItem[] = [{ label: say.open, icon: 'forward', onChoose: () => view.showGateway(id) }]
  const more = visit.map((item, place) => (place === 0 ? { ...item, begins: true } : item))
  return <BoxMenu {...{ gateway, first, more, ...rest }} onSaid={notices.fail} />
}
