import { type KeyboardEvent, type RefObject, useMemo } from 'react'
import { formatCount } from '../../../../shared/text/plural'
import { useStores } from '../../../store/context'
import { useText, useView } from '../../../store/hooks'
import type { FleetSection } from '../../../store/sections'
import { useFleetLook, useSections, useSizeClass } from '../../../store/use-fleet'
import { Icon } from '../../../ui/Icon'
import { SitePanels } from './SitePanels'
import { TileGrid } from './TileGrid'

type Scroller = RefObject<HTMLElement | null>

/** A fleet on little room: as tiles; of very many boxes those that need attention, and all as cells of their sites. */
export function CompactFleet({ scroller }: { readonly scroller: Scroller }) {
  return useSizeClass() === 'most' ? <ManyBoxes scroller={scroller} /> : <TileGrid scroller={scroller} />
}

function ManyBoxes({ scroller }: { readonly scroller: Scroller }) {
  const sections = useSections()
  const { collapsed } = useFleetLook().look
  const isFolded = collapsed.includes(SITES)
  const activeId = useView((state) => state.activeGateway)
  const sites = useMemo(() => sections.filter(({ kind }) => kind !== 'attention'), [sections])
  const attention = sections.find(({ kind }) => kind === 'attention')
  const lifted = attention === undefined || collapsed.includes(attention.key) ? [] : attention.ids
  const standsAbove = lifted.length > 0 && (isFolded || activeId === null || lifted.includes(activeId))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the two grids in it are what takes keys; it only leads from one to the other
    <div onKeyDown={crossOver}>
      <TileGrid scroller={scroller} only="attention" answers={standsAbove} />
      <Sites sites={sites} isFolded={isFolded} answers={!standsAbove} />
    </div>
  )
}

/** As which it is remembered that the sites are folded: no group has this key. */
const SITES = 'sites'

interface SitesProps {
  readonly sites: readonly FleetSection[]
  readonly isFolded: boolean
  readonly answers: boolean
}

function Sites({ sites, isFolded, answers }: SitesProps) {
  const { compact, sections: say } = useText()
  const { view } = useStores()
  const all = compact.all[useFleetLook().look.grouping]
  // A fleet in one part says of itself what it is.
  if (!sites.some(({ kind }) => kind !== 'all')) return <SitePanels sections={sites} answers={answers} />
  return (
    <>
      <div className="section-head">
        <button
          type="button"
          className="section-fold"
          aria-expanded={!isFolded}
          aria-label={(isFolded ? say.unfold : say.fold)(all)}
          onClick={() => view.toggleSection('most', SITES)}
        >
          <Icon name={isFolded ? 'forward' : 'down'} small />
        </button>
        <h2>{all}</h2>
        <span>{formatCount(sites.length)}</span>
      </div>
      {!isFolded && <SitePanels sections={sites} answers={answers} />}
    </>
  )
}

/** Where an arrow leads nowhere in the one grid, it leads on into the other: from the last tile to the first cell and back. */
function crossOver(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || !(event.target instanceof Element) || !event.target.matches('[data-gateway]')) return
  const isTile = event.target.matches('.tile')
  const isOnward = event.key === 'ArrowDown' || event.key === 'ArrowRight'
  const isBack = event.key === 'ArrowUp' || event.key === 'ArrowLeft'
  if (isTile ? !isOnward : !isBack) return
  const tiles = event.currentTarget.querySelectorAll<HTMLElement>('.tile[data-place]')
  const to = isTile ? event.currentTarget.querySelector<HTMLElement>('.cell') : tiles[tiles.length - 1]
  if (!to) return
  event.preventDefault()
  to.focus({ preventScroll: true })
  to.scrollIntoView({ block: 'nearest' })
}
