import type { RefObject } from 'react'
import { useGateway } from '../../../store/hooks'
import type { FleetSection } from '../../../store/sections'
import { useIsSelected } from '../../../store/use-fleet'
import { type BoxForm, BoxGrid, type BoxProps } from '../BoxGrid'
import { TileCell } from './TileCell'

interface Props {
  readonly scroller: RefObject<HTMLElement | null>
  /** Of which kind of sections; all if not said. */
  readonly only?: FleetSection['kind']
  /** Whether it takes the focus when the fleet is asked to; so if not said. */
  readonly answers?: boolean
}

/** The fleet as tiles: a line for who and a line for what. */
export const TileGrid = (props: Props) => <BoxGrid form={TILES} {...props} />

/** Listens for its own gateway alone, so that a report draws one tile and not the grid. */
function TileOf({ id, ...rest }: BoxProps) {
  const gateway = useGateway(id)
  const selected = useIsSelected(id)
  return gateway ? <TileCell gateway={gateway} selected={selected} {...rest} /> : null
}

const TILES: BoxForm = { name: 'tiles', minWidth: 200, height: 54, gap: 8, drawnWhole: 150, Box: TileOf }
