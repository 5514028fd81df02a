import { useRef } from 'react'
import { useShownIds } from '../../store/use-fleet'
import { ScopeNotes } from '../sites/ScopeNotes'
import { SitesOverview } from '../sites/SitesOverview'
import { TileGrid } from './compact/TileGrid'

/**
 * A fleet that is too large to be shown whole, before anybody has chosen a part: who needs attention, and the sites. However
 * many are ill, the sites stay in sight.
 */
export function OverviewFleet() {
  const isAnyIll = useShownIds().length > 0
  return (
    <>
      {isAnyIll && <Attention />}
      <ScopeNotes />
      <SitesOverview />
    </>
  )
}

function Attention() {
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <div className="overview-attention" ref={scroller}>
      <TileGrid scroller={scroller} only="attention" />
    </div>
  )
}
