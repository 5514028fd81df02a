import type { RefObject } from 'react'
import { useGateway, useTrend } from '../../store/hooks'
import { useIsSelected } from '../../store/use-fleet'
import { type BoxForm, BoxGrid, type BoxProps } from './BoxGrid'
import { GatewayCard } from './GatewayCard'

/** The fleet as cards: everything about each box at a glance. */
export const CardGrid = ({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) => (
  <BoxGrid scroller={scroller} form={CARDS} />
)

/** Listens for its own gateway alone, so that a report draws one card and not the grid. */
function CardOf({ id, ...rest }: BoxProps) {
  const gateway = useGateway(id)
  const trend = useTrend(id)
  const isSelected = useIsSelected(id)
  return gateway ? <GatewayCard gateway={gateway} trend={trend} isSelected={isSelected} {...rest} /> : null
}

const CARDS: BoxForm = { name: 'cards', minWidth: 292, height: 184, gap: 12, drawnWhole: 60, Box: CardOf }
