import { useStores } from '../../store/context'
import { useStation, useText, useView } from '../../store/hooks'
import { fleetTotal } from '../../store/site-counts'
import { useIsHeadquarters, useSites } from '../../store/sites'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'

/** The filter lets nothing through: what was searched, and the way back. Or there is nobody yet. */
export function NoMatch() {
  const { fleet } = useText()
  const { view } = useStores()
  const { query, standings, tags, groups, sites } = useView((state) => state.filter)
  const total = useStation(({ world }) => fleetTotal(world))
  const asked = query.trim()
  const others = tags.length + groups.length + sites.length > 0
  // What was pressed goes with what it stands in.
  const then = (clear: () => void) => () => {
    clear()
    requestAnimationFrame(view.focusFleet)
  }
  const narrowed = standings.length > 0 || others
  if (asked === '' && !narrowed) return <NobodyYet />
  return (
    <div className="empty" role="status">
      <Icon name="search" />
      <div>
        <p className="what">
          {asked === '' ? (others ? fleet.noneFiltered : fleet.noneInState) : fleet.noMatch(asked)}
        </p>
        {asked !== '' && (
          <p className="sm">
            {fleet.searched(total)} {narrowed && (others ? fleet.filtersToo : fleet.stateFilterToo)}
          </p>
        )}
      </div>
      <div className="row">
        {asked !== '' && (
          <Button onClick={then(() => view.setQuery(''))}>
            {fleet.clearSearch} <span className="kbd">Esc</span>
          </Button>
        )}
        {narrowed && (
          <Button kind={asked === '' ? 'plain' : 'quiet'} onClick={then(view.clearFilter)}>
            {fleet.clearAll}
          </Button>
        )}
      </div>
    </div>
  )
}

/** There is nothing to find: at headquarters, before its first site was let in or had a box. */
function NobodyYet() {
  const { sites: say, access } = useText()
  const isHeadquarters = useIsHeadquarters()
  const hasSites = useSites().length > 0
  const isNew = isHeadquarters && !hasSites
  return (
    <div className="empty" role="status">
      <Icon name="fleet" />
      <div>
        <p className="what">{isNew ? say.none : access.walls.empty}</p>
        {isNew && <p className="sm">{say.noneHow}</p>}
      </div>
    </div>
  )
}
