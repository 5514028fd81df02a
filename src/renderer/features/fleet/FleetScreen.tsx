import { type RefObject, useRef } from 'react'
import { useStation, useText } from '../../store/hooks'
import { useIsAwaited, useIsOverview } from '../../store/scope'
import { useFleetLook, useShownIds } from '../../store/use-fleet'
import { ScopeNotes } from '../sites/ScopeNotes'
import { SitesStrip } from '../sites/SitesStrip'
import { useWelcome } from '../welcome/use-welcome'
import { WelcomeScreen } from '../welcome/WelcomeScreen'
import { BoxTasks } from './BoxTasks'
import { BulkBar } from './BulkBar'
import { CardGrid } from './CardGrid'
import { CompactFleet } from './compact/CompactFleet'
import { FilterBar } from './FilterBar'
import { LoadingCards } from './LoadingCards'
import { NoMatch } from './NoMatch'
import { OverviewFleet } from './OverviewFleet'
import { SummaryStrip } from './SummaryStrip'
import { FleetTable } from './table/FleetTable'
import { useFleetKeys } from './use-fleet-keys'

/** All boxes; before the first one, how to get it here. */
export function FleetScreen() {
  const { shell } = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const welcome = useWelcome()
  const isOverview = useIsOverview()
  useFleetKeys()
  if (welcome) return <WelcomeScreen />
  return (
    <>
      <h1 className="unseen">{shell.fleet}</h1>
      <SummaryStrip />
      {!isOverview && <SitesStrip />}
      <FilterBar />
      <div className="page" ref={scroller}>
        <FleetBody scroller={scroller} />
      </div>
      <BulkBar />
      <BoxTasks />
    </>
  )
}

/** The boxes, as dense as was chosen. */
function FleetBody({ scroller }: { readonly scroller: RefObject<HTMLDivElement | null> }) {
  const isKnown = useStation(({ world }) => world !== null)
  const noneShown = useShownIds().length === 0
  const { density } = useFleetLook().look
  const isOverview = useIsOverview()
  const isAwaited = useIsAwaited()
  if (!isKnown || (noneShown && isAwaited)) return <LoadingCards />
  if (isOverview) return <OverviewFleet />
  if (noneShown) return <NoMatch />
  if (density === 'table') return <FleetTable />
  return (
    <>
      <ScopeNotes />
      {density === 'compact' ? <CompactFleet scroller={scroller} /> : <CardGrid scroller={scroller} />}
    </>
  )
}
