import { useRef } from 'react'
import { useStores } from '../../../store/context'
import { useGateway, useText, useView } from '../../../store/hooks'
import { useIsSelected } from '../../../store/use-fleet'
import { useColumns } from '../use-columns'
import { useGridControl } from '../use-grid-control'
import { TileCell } from './TileCell'

/** As in tile.css. */
const TILE_MIN = 200
const GAP = 8

/** Boxes as tiles. */
export function TileGrid({ ids }: { readonly ids: readonly string[] }) {
  const { view } = useStores()
  const { fleet } = useText()
  const element = useRef<HTMLTableElement>(null)
  const columns = useColumns(element, TILE_MIN, GAP)
  const activeId = useView((state) => state.activeGateway)
  const place = activeId === null ? -1 : ids.indexOf(activeId)
  const active = Math.max(0, place)
  const grid = useGridControl({
    element,
    count: ids.length,
    columns,
    active,
    focusFirst: place >= 0,
    onMove: (to) => view.setActive(ids[to] ?? null),
    onOpen: (at) => {
      const id = ids[at]
      if (id !== undefined) view.showGateway(id)
    },
    reveal: () => {},
  })
  return (
    <table ref={element} className="tiles" aria-label={fleet.grid} {...grid}>
      <tbody>
        <tr>
          {ids.map((id, at) => (
            <TileOf key={id} id={id} place={at} isTabStop={at === active} />
          ))}
        </tr>
      </tbody>
    </table>
  )
}

interface TileOfProps {
  readonly id: string
  readonly place: number
  readonly isTabStop: boolean
}

/** Listens for its own gateway alone. */
function TileOf({ id, ...rest }: TileOfProps) {
  const gateway = useGateway(id)
  const selected = useIsSelected(id)
  return gateway ? <TileCell gateway={gateway} selected={selected} {...rest} /> : null
}
