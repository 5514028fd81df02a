import { useMemo, useRef } from 'react'
import { useText, useView } from '../../../store/hooks'
import type { FleetSection } from '../../../store/sections'
import { OpenedBoxMenu } from '../OpenedBoxMenu'
import { useBoxMenu } from '../use-box-menu'
import { useColumns } from '../use-columns'
import { CellTip } from './CellTip'
import { SitePanel } from './SitePanel'
import { useCellControl } from './use-cell-control'
import { useCellTip } from './use-cell-tip'
import { usePanels } from './use-panels'
import './cells.css'

/** As in cells.css. */
const PANEL = { minWidth: 372, gap: 12, inset: 26, head: 47 } as const
const CELL = { size: 18, gap: 4 } as const

/** Every site as a panel of cells: hundreds of boxes at a glance, each where it always is. */
export function SitePanels({ sections }: { readonly sections: readonly FleetSection[] }) {
  const { fleet } = useText()
  const element = useRef<HTMLDivElement>(null)
  const columns = useColumns(element, PANEL.minWidth, PANEL.gap)
  const panels = usePanels(sections)
  const inner = columns === 0 ? 0 : widthOf(element.current, columns) - PANEL.inset
  const perRow = Math.max(1, Math.floor((inner + CELL.gap) / (CELL.size + CELL.gap)))
  const layout = useMemo(
    () => ({ sizes: panels.map(({ ids }) => ids.length), perRow, columns }),
    [panels, perRow, columns],
  )
  const activeId = useView((state) => state.activeGateway)
  const tip = useCellTip(element)
  const menu = useBoxMenu()
  const control = useCellControl(element, panels, layout)
  const tabStop = panels.some(({ ids }) => activeId !== null && ids.includes(activeId)) ? activeId : panels[0]?.ids[0]
  return (
    <section
      ref={element}
      className="site-panels"
      aria-label={fleet.grid}
      {...control}
      {...tip.handlers}
      onContextMenu={menu.onContextMenu}
    >
      {columns > 0 &&
        panels.map(({ section, ids }) => (
          <SitePanel
            key={section.key}
            section={section}
            ids={ids}
            height={PANEL.head + Math.ceil(ids.length / perRow) * (CELL.size + CELL.gap) - CELL.gap}
            tabStop={tabStop !== undefined && tabStop !== null && ids.includes(tabStop) ? tabStop : null}
          />
        ))}
      {tip.open && !menu.open && <CellTip {...tip.open} />}
      {menu.open && <OpenedBoxMenu {...menu.open} onClose={menu.close} />}
    </section>
  )
}

const widthOf = (element: HTMLElement | null, columns: number): number =>
  ((element?.clientWidth ?? 0) - (columns - 1) * PANEL.gap) / columns
