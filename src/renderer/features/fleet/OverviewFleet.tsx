import type { RefObject } from 'react'
import { useShownIds } from '../../store/use-fleet'
import { ScopeNotes } from '../sites/ScopeNotes'
import { SitesOverview } from '../sites/SitesOverview'
import { TileGrid } from './compact/TileGrid'

/** A fleet that is too large to be shown whole, before anybody has chosen a part: its sites, and who needs attention. */
export function OverviewFleet({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const isAnyIll = useShownIds().length > 0
  return (
    <>
      <SitesOverview />
      <ScopeNotes />
      {isAnyIll && <TileGrid scroller={scroller} only="attention" />}
    </>
  )
}
