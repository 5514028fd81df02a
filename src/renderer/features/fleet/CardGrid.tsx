import { type RefObject, useRef } from 'react'
import { useStores } from '../../store/context'
import { useGateway, useText, useTrend, useView } from '../../store/hooks'
import { useFleetLook, useIsSelected } from '../../store/use-fleet'
import { BoxMenu } from '../alerts/BoxMenu'
import { GatewayCard } from './GatewayCard'
import { SectionHead } from './SectionHead'
import { idsInPlace, nextInSections, type PlacedSection, placeSections, rowsInSight } from './section-rows'
import { sectionName } from './section-words'
import { useAtWork } from './use-at-work'
import { useBoxItems } from './use-box-items'
import { useCardMenu } from './use-card-menu'
import { useColumns } from './use-columns'
import { useGridControl } from './use-grid-control'
import { useGridSelection } from './use-grid-selection'
import { useHeldSections } from './use-held-sections'
import { type Sight, useSight } from './use-sight'
import './card-grid.css'

const CARD_MIN = 292
const GAP = 12
const ROW = 184 + GAP
const HEAD = 32
/** Up to here all cards are drawn; above, only the rows in sight. */
const DRAWN_WHOLE = 60
/** Drawn beyond what is in sight, so that scrolling does not meet blank ground. */
const BEYOND = 2 * ROW
const EVERYTHING: Sight = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** All boxes that the filter lets through, in their sections: as cards. */
export function CardGrid({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const { view, notices } = useStores()
  const { fleet } = useText()
  const element = useRef<HTMLTableElement>(null)
  const { atWork, handlers } = useAtWork()
  const sections = useHeldSections(atWork)
  const { look } = useFleetLook()
  // Drawn in one column first, the cards would be made twice, and lose the focus between.
  const columns = useColumns(element, CARD_MIN, GAP)
  const placed = placeSections(sections, look.collapsed, columns, { row: ROW, head: HEAD, gap: GAP })
  const ids = idsInPlace(placed)
  const seen = useSight(scroller, ROW, BEYOND)
  const sight = ids.length > DRAWN_WHOLE ? seen : EVERYTHING
  const activeId = useView((state) => state.activeGateway)
  const active = activeId === null ? 0 : Math.max(0, ids.indexOf(activeId))
  const next = (key: string) => nextInSections(key, active, placed, columns)
  const selection = useGridSelection({ ids, active, next })
  const grid = useGridControl({
    element,
    count: ids.length,
    columns,
    active,
    focusFirst: activeId !== null,
    next,
    rowCount: placed.reduce((sum, { rows }) => sum + rows, 0),
    onMove: (place) => view.setActive(ids[place] ?? null),
    onOpen: (place) => {
      const id = ids[place]
      if (id !== undefined) view.showGateway(id)
    },
    reveal: (place) => scroller.current?.scrollTo({ top: topOf(place, placed, columns) - HEAD }),
  })
  const menu = useCardMenu(ids)
  return (
    <>
      <table
        ref={element}
        className="card-grid"
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
          menu.onClick(event)
          if (!selection.onClick(event)) grid.onClick(event)
        }}
        onContextMenu={menu.onContextMenu}
        onKeyDown={(event) => {
          if (!selection.onKeyDown(event)) grid.onKeyDown(event)
        }}
      >
        {placed.map((part) => (
          <CardSection key={part.section.key} part={part} columns={columns} sight={sight} active={active} />
        ))}
      </table>
      {menu.open && <CardMenu {...menu.open} onClose={menu.close} onSaid={notices.fail} />}
    </>
  )
}

interface SectionProps {
  readonly part: PlacedSection
  readonly columns: number
  readonly sight: Sight
  readonly active: number
}

function CardSection({ part, columns, sight, active }: SectionProps) {
  const text = useText()
  const { look } = useFleetLook()
  const { section, isFolded, hasHead, rows } = part
  const { first, end } = rowsInSight(part, ROW, sight)
  return (
    <tbody aria-label={sectionName(section, look.grouping, text)}>
      {hasHead && (
        <tr className="card-section-head">
          <th scope="rowgroup">
            <SectionHead section={section} isFolded={isFolded} />
          </th>
        </tr>
      )}
      {first > 0 && <Gap height={first * ROW} />}
      {Array.from({ length: end - first }, (_, offset) => first + offset).map((row) => (
        <tr
          key={row}
          className="card-row"
          aria-rowindex={part.firstRow + row + 1}
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        >
          {section.ids.slice(row * columns, (row + 1) * columns).map((id, column) => {
            const place = part.firstPlace + row * columns + column
            return <CardOf key={id} id={id} place={place} isTabStop={place === active} />
          })}
        </tr>
      ))}
      {end < rows && <Gap height={(rows - end) * ROW} />}
    </tbody>
  )
}

const SEVERAL = { 'aria-multiselectable': true } as const

const UNHEARD = { 'aria-hidden': true } as const

/** The room of rows that are not drawn. */
const Gap = ({ height }: { readonly height: number }) => <tr {...UNHEARD} className="card-gap" style={{ height }} />

interface MenuProps {
  readonly id: string
  readonly anchor: Element
  readonly onClose: () => void
  readonly onSaid: (wrong: string | null) => void
}

function CardMenu({ id, ...rest }: MenuProps) {
  const gateway = useGateway(id)
  const more = useBoxItems(gateway)
  return gateway ? <BoxMenu gateway={gateway} more={more} {...rest} /> : null
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
  const isSelected = useIsSelected(id)
  return gateway ? <GatewayCard gateway={gateway} trend={trend} isSelected={isSelected} {...rest} /> : null
}

function topOf(place: number, placed: readonly PlacedSection[], columns: number): number {
  const part = placed.find(({ firstPlace, count }) => place >= firstPlace && place < firstPlace + count)
  return part === undefined ? 0 : part.top + Math.floor((place - part.firstPlace) / columns) * ROW
}
