import { useRef } from 'react'
import { useStation, useText } from '../../store/hooks'
import { useFleetLook, useShownIds } from '../../store/use-fleet'
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
import { SummaryStrip } from './SummaryStrip'
import { FleetTable } from './table/FleetTable'
import { useFleetKeys } from './use-fleet-keys'

/** All boxes; before the first one, how to get it here. */
export function FleetScreen() {
  const { shell } = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const isKnown = useStation(({ world }) => world !== null)
  const noneShown = useShownIds().length === 0
  const { density } = useFleetLook().look
  const welcome = useWelcome()
  useFleetKeys()
  if (welcome) return <WelcomeScreen />
  return (
    <>
      <h1 className="unseen">{shell.fleet}</h1>
      <SummaryStrip />
      <SitesStrip />
      <FilterBar />
      <div className="page" ref={scroller}>
        {!isKnown ? (
          <LoadingCards />
        ) : noneShown ? (
          <NoMatch />
        ) : density === 'table' ? (
          <FleetTable />
        ) : density === 'compact' ? (
          <CompactFleet scroller={scroller} />
        ) : (
          <CardGrid scroller={scroller} />
        )}
      </div>
      <BulkBar />
      <BoxTasks />
    </>
  )
}
