import { type ComponentType, type RefObject, useRef } from 'react'
import { useStores } from '../../store/context'
import { useText, useView } from '../../store/hooks'
import type { FleetSection } from '../../store/sections'
import { useSiteNames } from '../../store/sites'
import { useFleetLook } from '../../store/use-fleet'
import { useMenuOf } from '../../ui/use-menu-of'
import { OpenedBoxMenu } from './OpenedBoxMenu'
import { SectionHead } from './SectionHead'
import { idsInPlace, nextInSections, type PlacedSection, placeSections, rowsInSight } from './section-rows'
import { sectionName } from './section-words'
import { useActivePlace } from './use-active-place'
import { useAtWork } from './use-at-work'
import { useColumns } from './use-columns'
import { useGridControl } from './use-grid-control'
import { useGridSelection } from './use-grid-selection'
import { useHeldSections } from './use-held-sections'
import { useMoves } from './use-moves'
import { useOpenBox } from './use-open-box'
import { type Sight, useSight } from './use-sight'
import './box-grid.css'

/** How a box is drawn in a grid. Sizes in px. */
export interface BoxForm {
  /** Tells its grid apart in the styles. */
  readonly name: 'cards' | 'tiles'
  readonly minWidth: number
  readonly height: number
  readonly gap: number
  /** Up to here all boxes are drawn; above, only the rows in sight. */
  readonly drawnWhole: number
  /** A cell of the grid; it carries `data-place` and `data-gateway`. */
  readonly Box: ComponentType<BoxProps>
}

export interface BoxProps {
  readonly id: string
  /** Its place in the grid. */
  readonly place: number
  readonly isTabStop: boolean
}

const HEAD = 32
/** Beneath each section. */
const SECTION_GAP = 12
/** Drawn beyond what is in sight, so that scrolling does not meet blank ground. */
const BEYOND = 392
const EVERYTHING: Sight = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

interface GridProps {
  readonly scroller: RefObject<HTMLElement | null>
  readonly form: BoxForm
  /** Of which kind of sections; all if not said. */
  readonly only?: FleetSection['kind']
  /** Whether it takes the focus when the fleet is asked to; so if not said. */
  readonly answers?: boolean
}

/** All boxes that the filter lets through, in their sections. */
export function BoxGrid({ scroller, form, only, answers = true }: GridProps) {
  const { view } = useStores()
  const openBox = useOpenBox()
  const { fleet } = useText()
  const element = useRef<HTMLTableElement>(null)
  const { atWork, handlers } = useAtWork()
  const held = useHeldSections(atWork)
  const sections = only === undefined ? held : held.filter(({ kind }) => kind === only)
  const rowHeight = form.height + form.gap
  const { look } = useFleetLook()
  // Drawn in one column first, the cards would be made twice, and lose the focus between.
  const columns = useColumns(element, form.minWidth, form.gap)
  const placed = placeSections(sections, look.collapsed, columns, {
    row: rowHeight,
    head: HEAD,
    gap: SECTION_GAP,
  })
  const ids = idsInPlace(placed)
  useMoves(element, placed, columns, rowHeight)
  const seen = useSight(scroller, rowHeight, BEYOND)
  const sight = ids.length > form.drawnWhole ? seen : EVERYTHING
  const activeId = useView((state) => state.activeGateway)
  const active = useActivePlace(ids, activeId)
  const next = (key: string) => nextInSections(key, active, placed, columns)
  const selection = useGridSelection({ ids, active, next })
  const grid = useGridControl({
    element,
    count: ids.length,
    columns,
    active,
    answers,
    focusFirst: activeId !== null && ids.includes(activeId),
    next,
    rowCount: placed.reduce((sum, { rows }) => sum + rows, 0),
    onMove: (place) => view.setActive(ids[place] ?? null),
    onOpen: (place, device) => {
      const id = ids[place]
      if (id !== undefined) openBox(id, device)
    },
    reveal: (place) => scroller.current?.scrollTo({ top: topOf(place, placed, columns, rowHeight) - HEAD }),
  })
  const menu = useMenuOf('gateway', 'card-menu')
  // Of all heads Tab leads to the one over the box that it leads to.
  const here = placed.find(({ firstPlace, count }) => active < firstPlace + count) ?? placed[0]
  return (
    <>
      <table
        ref={element}
        className={`box-grid ${form.name}`}
        aria-label={fleet.grid}
        {...handlers}
        {...grid}
        {...SEVERAL}
        onFocus={(event) => {
          handlers.onFocus()
          const id = event.target.dataset['gateway']
          if (id !== undefined) view.setActive(id)
        }}
        onClick={(event) => {
          menu.handlers.onClick(event)
          if (!selection.onClick(event)) grid.onClick(event)
        }}
        onContextMenu={menu.handlers.onContextMenu}
        onKeyDown={(event) => {
          if (!selection.onKeyDown(event)) grid.onKeyDown(event)
        }}
      >
        {placed.map((part) => (
          <BoxSection key={part.section.key} {...{ part, form, columns, sight, active }} isTabStop={part === here} />
        ))}
      </table>
      {menu.open && <OpenedBoxMenu {...menu.open} onClose={menu.close} />}
    </>
  )
}

interface SectionProps {
  readonly part: PlacedSection
  readonly form: BoxForm
  readonly columns: number
  readonly sight: Sight
  readonly active: number
  readonly isTabStop: boolean
}

function BoxSection({ part, form, columns, sight, active, isTabStop }: SectionProps) {
  const text = useText()
  const { look } = useFleetLook()
  const sites = useSiteNames()
  const { section, isFolded, hasHead, rows } = part
  const rowHeight = form.height + form.gap
  const { first, end } = rowsInSight(part, rowHeight, sight)
  return (
    <tbody aria-label={sectionName(section, look.grouping, text, sites)}>
      {hasHead && (
        <tr className="box-section-head">
          <th scope="rowgroup">
            <SectionHead section={section} isFolded={isFolded} isTabStop={isTabStop} />
          </th>
        </tr>
      )}
      {first > 0 && <Gap height={first * rowHeight} />}
      {Array.from({ length: end - first }, (_, offset) => first + offset).map((row) => (
        <tr
          key={row}
          className="box-row"
          aria-rowindex={part.firstRow + row + 1}
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        >
          {section.ids.slice(row * columns, (row + 1) * columns).map((id, column) => {
            const place = part.firstPlace + row * columns + column
            return <form.Box key={id} id={id} place={place} isTabStop={place === active} />
          })}
        </tr>
      ))}
      {end < rows && <Gap height={(rows - end) * rowHeight} />}
    </tbody>
  )
}

const SEVERAL = { 'aria-multiselectable': true } as const

const UNHEARD = { 'aria-hidden': true } as const

/** The room of rows that are not drawn. */
const Gap = ({ height }: { readonly height: number }) => <tr {...UNHEARD} style={{ height }} />

function topOf(place: number, placed: readonly PlacedSection[], columns: number, rowHeight: number): number {
  const part = placed.find(({ firstPlace, count }) => place >= firstPlace && place < firstPlace + count)
  return part === undefined ? 0 : part.top + Math.floor((place - part.firstPlace) / columns) * rowHeight
}
