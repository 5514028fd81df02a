import { useMemo, useRef } from 'react'
import { useText, useView } from '../../../store/hooks'
import type { FleetSection } from '../../../store/sections'
import { useMenuOf } from '../../../ui/use-menu-of'
import { OpenedBoxMenu } from '../OpenedBoxMenu'
import { useColumns } from '../use-columns'
import { useGridFocus } from '../use-grid-focus'
import { CellTip } from './CellTip'
import { SitePanel } from './SitePanel'
import { useCellControl } from './use-cell-control'
import { useCellTip } from './use-cell-tip'
import { usePanels } from './use-panels'
import './cells.css'

/** As in cells.css. */
const PANEL = { minWidth: 372, gap: 12, inset: 26, head: 47 } as const
const CELL = { size: 18, gap: 4 } as const

interface Props {
  readonly sections: readonly FleetSection[]
  /** Whether it is the cells that take the focus when the fleet is asked to. */
  readonly answers: boolean
}

/** Every site as a panel of cells: hundreds of boxes at a glance, each where it always is. */
export function SitePanels({ sections, answers }: Props) {
  const { fleet } = useText()
  const element = useRef<HTMLDivElement>(null)
  // One site alone has all the room.
  const columns = Math.min(useColumns(element, PANEL.minWidth, PANEL.gap), Math.max(1, sections.length))
  const panels = usePanels(sections)
  const inner = columns === 0 ? 0 : widthOf(element.current, columns) - PANEL.inset
  const perRow = Math.max(1, Math.floor((inner + CELL.gap) / (CELL.size + CELL.gap)))
  const layout = useMemo(
    () => ({ sizes: panels.map(({ ids }) => ids.length), perRow, columns }),
    [panels, perRow, columns],
  )
  const activeId = useView((state) => state.activeGateway)
  const tip = useCellTip(element)
  const menu = useMenuOf('gateway', 'card-menu')
  const control = useCellControl(element, panels, layout)
  const isHere = panels.some(({ ids }) => activeId !== null && ids.includes(activeId))
  const tabStop = (isHere ? activeId : panels[0]?.ids[0]) ?? null
  const focus = useGridFocus({
    ready: columns > 0 && tabStop !== null,
    answers,
    focusFirst: answers && isHere,
    box: () => element.current?.querySelector<HTMLElement>('[tabindex="0"]') ?? null,
    // All are drawn.
    reveal: () => undefined,
  })
  return (
    <section
      ref={element}
      className="site-panels"
      aria-label={fleet.grid}
      style={{ gridTemplateColumns: `repeat(${Math.max(1, columns)}, minmax(0, 1fr))` }}
      {...control}
      {...tip.handlers}
      onFocusCapture={(event) => {
        tip.handlers.onFocusCapture(event)
        focus.handlers.onFocusCapture()
      }}
      onBlurCapture={(event) => {
        tip.handlers.onBlurCapture()
        focus.handlers.onBlurCapture(event)
      }}
      onContextMenu={menu.handlers.onContextMenu}
    >
      {columns > 0 &&
        panels.map(({ section, ids }) => (
          <SitePanel
            key={section.key}
            section={section}
            ids={ids}
            height={PANEL.head + Math.ceil(ids.length / perRow) * (CELL.size + CELL.gap) - CELL.gap}
            tabStop={tabStop !== null && ids.includes(tabStop) ? tabStop : null}
          />
        ))}
      {tip.open && !menu.open && <CellTip {...tip.open} />}
      {menu.open && <OpenedBoxMenu {...menu.open} onClose={menu.close} />}
    </section>
  )
}

const widthOf = (element: HTMLElement | null, columns: number): number =>
  ((element?.clientWidth ?? 0) - (columns - 1) * PANEL.gap) / columns
