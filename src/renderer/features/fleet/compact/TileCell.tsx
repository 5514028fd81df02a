import { memo, useRef } from 'react'
import type { GatewayView } from '../../../../shared/contract/views'
import { useMinute, useText } from '../../../store/hooks'
import { useIsLastKnown } from '../../../store/sites'
import { Icon } from '../../../ui/Icon'
import { cardLabel } from '../../gateway/gateway-words'
import { usePulse } from '../use-pulse'
import { TileBody, tileLooks } from './Tile'

interface Props {
  readonly gateway: GatewayView
  /** Its place in the grid. */
  readonly place: number
  readonly isTabStop: boolean
  readonly selected?: boolean
}

/** A box as a tile in a grid. */
export const TileCell = memo(({ gateway, place, isTabStop, selected = false }: Props) => {
  const { alerts } = useText()
  const cell = useRef<HTMLTableCellElement>(null)
  usePulse(cell, gateway)
  const isLastKnown = useIsLastKnown(gateway.site)
  return (
    <td
      ref={cell}
      className={isLastKnown ? `${tileLooks(gateway)} unlinked` : tileLooks(gateway)}
      {...{ role: 'gridcell', 'aria-selected': selected }}
      tabIndex={isTabStop ? 0 : -1}
      data-place={place}
      data-gateway={gateway.id}
    >
      <Label gateway={gateway} />
      <TileBody gateway={gateway} />
      <button type="button" className="card-menu" aria-label={alerts.boxMenu} aria-haspopup="menu" tabIndex={-1}>
        <Icon name="more" />
      </button>
    </td>
  )
})

/** Apart from the tile, so that the minute that passes in its words does not draw the tile. */
function Label({ gateway }: { readonly gateway: GatewayView }) {
  const speech = { text: useText(), now: useMinute() }
  return <span className="unseen">{cardLabel(gateway, speech)}</span>
}
