import { type RefObject, useRef } from 'react'
import { useStores } from '../../store/context'
import { useGateway, useText, useTrend, useView } from '../../store/hooks'
import { BoxMenu } from '../alerts/BoxMenu'
import { GatewayCard } from './GatewayCard'
import { useAtWork } from './use-at-work'
import { useCardMenu } from './use-card-menu'
import { useColumns } from './use-columns'
import { useGridControl } from './use-grid-control'
import { useHeldIds } from './use-held-ids'
import { useRowWindow } from './use-row-window'
import './card-grid.css'

const CARD_MIN = 292
const GAP = 12
const ROW = 184 + GAP
/** Up to here all cards are drawn; above, only the rows in sight. */
const DRAWN_WHOLE = 60

/** All boxes that the filter lets through, the worst first. */
export function CardGrid({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const { view } = useStores()
  const { fleet } = useText()
  const element = useRef<HTMLTableElement>(null)
  const { atWork, handlers } = useAtWork()
  const ids = useHeldIds(atWork)
  const columns = useColumns(element, CARD_MIN, GAP)
  // Drawn in one column first, the cards would be made twice, and lose the focus between.
  const rows = columns === 0 ? 0 : Math.ceil(ids.length / columns)
  const inSight = useRowWindow(scroller, ROW, rows)
  const { first, end } = ids.length > DRAWN_WHOLE ? inSight : { first: 0, end: rows }
  const activeId = useView((state) => state.activeGateway)
  const active = activeId === null ? 0 : Math.max(0, ids.indexOf(activeId))

  const open = (place: number) => {
    const id = ids[place]
    if (id !== undefined) view.showGateway(id)
  }
  const grid = useGridControl({
    element,
    count: ids.length,
    columns,
    active,
    focusFirst: activeId !== null,
    onMove: (place) => view.setActive(ids[place] ?? null),
    onOpen: open,
    reveal: (place) => scroller.current?.scrollTo({ top: Math.floor(place / columns) * ROW }),
  })

  const menu = useCardMenu(element, ids, active)
  return (
    <>
      <table
        ref={element}
        className="card-grid"
        aria-label={fleet.grid}
        {...handlers}
        {...grid}
        onClick={(event) => {
          menu.onClick(event)
          grid.onClick(event)
        }}
        onContextMenu={menu.onContextMenu}
        onKeyDown={(event) => {
          menu.onKeyDown(event)
          grid.onKeyDown(event)
        }}
      >
        <tbody style={{ paddingTop: first * ROW, paddingBottom: Math.max(0, rows - end) * ROW }}>
          {rowsOf(ids, columns, first, end).map((row) => (
            <tr
              key={row.number}
              aria-rowindex={row.number + 1}
              style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
            >
              {row.ids.map((id, column) => {
                const place = row.number * columns + column
                return <CardOf key={id} id={id} place={place} isTabStop={place === active} />
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {menu.open && <CardMenu {...menu.open} onClose={menu.close} />}
    </>
  )
}

function CardMenu({ id, ...rest }: { readonly id: string; readonly anchor: Element; readonly onClose: () => void }) {
  const gateway = useGateway(id)
  return gateway ? <BoxMenu gateway={gateway} {...rest} /> : null
}

interface CardOfProps {
  readonly id: string
  readonly place: number
  readonly isTabStop: boolean
}

/** Listens for its own gateway alone, so that a report draws one card and not the grid. */
function CardOf({ id, ...rest }: CardOfProps) {
  const gateway = useGateway(id)
  const trend = useTrend(id)
  return gateway ? <GatewayCard gateway={gateway} trend={trend} {...rest} /> : null
}

function rowsOf(ids: readonly string[], columns: number, first: number, end: number) {
  return Array.from({ length: end - first }, (_, offset) => {
    const number = first + offset
    return { number, ids: ids.slice(number * columns, (number + 1) * columns) }
  })
}
