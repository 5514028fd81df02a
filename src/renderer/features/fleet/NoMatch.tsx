import { useStores } from '../../store/context'
import { useStation, useText, useView } from '../../store/hooks'
import { fleetTotal } from '../../store/site-counts'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'

/** The filter lets nothing through: what was searched, and the way back. */
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
