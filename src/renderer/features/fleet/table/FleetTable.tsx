import { useMemo, useRef } from 'react'
import { useStores } from '../../../store/context'
import { useText, useView } from '../../../store/hooks'
import { useSelectedIds } from '../../../store/use-fleet'
import { useMenuOf } from '../../../ui/use-menu-of'
import { useSize } from '../../../ui/use-size'
import { useVirtualRows } from '../../../ui/use-virtual-rows'
import { OpenedBoxMenu } from '../OpenedBoxMenu'
import { useActivePlace } from '../use-active-place'
import { useAtWork } from '../use-at-work'
import { useGridControl } from '../use-grid-control'
import { useHeldIds } from '../use-held-ids'
import { useOpenBox } from '../use-open-box'
import { type Column, type ColumnId, ROOMY_DAY, widthsIn } from './columns'
import { FleetRow } from './FleetRow'
import { TableHead } from './TableHead'
import { TableTools } from './TableTools'
import { useColumnsChoice } from './use-columns-choice'
import { useCopyRows } from './use-copy-rows'
import { useRowControl } from './use-row-control'
import { useTextWidths } from './use-text-widths'
import './table.css'

/** As in table.css. */
const ROW = 36
const HEAD = 30
/** Up to here all rows are drawn; above, only those in sight. */
const DRAWN_WHOLE = 200

/** The fleet for work: every figure in its column. */
export function FleetTable() {
  const { view } = useStores()
  const openBox = useOpenBox()
  const { table } = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLTableElement>(null)
  const { atWork, handlers } = useAtWork()
  const ids = useHeldIds(atWork)
  const selectedIds = useSelectedIds()
  const { columns, chosen, choice, toggle, reset } = useColumnsChoice()
  const room = useSize(scroller)?.width ?? 0
  const texts = useTextWidths()
  const widths = useMemo(() => widthsIn(columns, room - CHECK - CORNER, texts), [columns, room, texts])
  const copy = useCopyRows(ids, columns)
  const rows = useVirtualRows({
    scroller,
    count: ids.length,
    rowHeight: ROW,
    head: HEAD,
    enabled: ids.length > DRAWN_WHOLE,
  })
  const activeId = useView((state) => state.activeGateway)
  const active = useActivePlace(ids, activeId)
  const grid = useGridControl({
    element,
    count: ids.length,
    columns: 1,
    active,
    focusFirst: activeId !== null,
    onMove: (place) => view.setActive(ids[place] ?? null),
    onOpen: (place, device) => {
      const id = ids[place]
      if (id !== undefined) openBox(id, device)
    },
    reveal: rows.reveal,
  })
  const control = useRowControl({ grid, ids, active, columns: columns.length })
  const menu = useMenuOf('gateway', 'card-menu')
  return (
    <div ref={scroller} className="panel fleet-table" {...handlers}>
      <table
        ref={element}
        aria-label={table.label}
        className={(widths.get('day') ?? 0) < ROOMY_DAY ? undefined : 'roomy'}
        {...control}
        onContextMenu={menu.handlers.onContextMenu}
        onFocus={({ target }) => {
          const id = target.dataset['gateway']
          if (id !== undefined) view.setActive(id)
        }}
        style={{ minWidth: CHECK + CORNER + sum(columns, widths) }}
      >
        <colgroup>
          <col style={{ width: CHECK }} />
          {columns.map(({ id }) => (
            <col key={id} style={{ width: widths.get(id) }} />
          ))}
          <col style={{ width: CORNER }} />
        </colgroup>
        <TableHead
          columns={columns}
          selected={selectedIds.length === 0 ? 'none' : selectedIds.length === ids.length ? 'all' : 'some'}
          onSelectAll={(all) => (all ? view.select(ids) : view.clearSelection())}
        >
          <TableTools choice={choice} chosen={chosen} onToggle={toggle} onReset={reset} onCopy={copy} />
        </TableHead>
        <tbody>
          {rows.before > 0 && <Gap height={rows.before} />}
          {ids.slice(rows.first, rows.end).map((id, offset) => {
            const place = rows.first + offset
            return <FleetRow key={id} id={id} place={place} columns={columns} isTabStop={place === active} />
          })}
          {rows.after > 0 && <Gap height={rows.after} />}
        </tbody>
      </table>
      {menu.open && <OpenedBoxMenu {...menu.open} onClose={menu.close} />}
    </div>
  )
}

const CHECK = 28
const CORNER = 56

const sum = (columns: readonly Column[], widths: ReadonlyMap<ColumnId, number>): number =>
  columns.reduce((total, { id, width }) => total + (widths.get(id) ?? width), 0)

const UNHEARD = { 'aria-hidden': true } as const

/** The room of rows that are not drawn. */
const Gap = ({ height }: { readonly height: number }) => (
  <tr {...UNHEARD} className="table-gap">
    <td style={{ height }} />
  </tr>
)
