import { type RefObject, useMemo } from 'react'
import { formatCount } from '../../../../shared/text/plural'
import { useText } from '../../../store/hooks'
import { useSections, useSizeClass } from '../../../store/use-fleet'
import { SitePanels } from './SitePanels'
import { TileGrid } from './TileGrid'

/** A fleet on little room: as tiles; of very many boxes those that need attention, and all as cells of their sites. */
export function CompactFleet({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const asCells = useSizeClass() === 'most'
  if (!asCells) return <TileGrid scroller={scroller} />
  return (
    <>
      <TileGrid scroller={scroller} only="attention" />
      <Sites />
    </>
  )
}

function Sites() {
  const { compact } = useText()
  const sections = useSections()
  const sites = useMemo(() => sections.filter(({ kind }) => kind !== 'attention'), [sections])
  return (
    <>
      <div className="section-head">
        <h2>{compact.sites}</h2>
        <span>{formatCount(sites.length)}</span>
      </div>
      <SitePanels sections={sites} />
    </>
  )
}
