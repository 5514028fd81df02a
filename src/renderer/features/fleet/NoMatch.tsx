import { useStores } from '../../store/context'
import { useStation, useText, useView } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'

/** The filter lets nothing through: what was searched, and the way back. */
export function NoMatch() {
  const { fleet } = useText()
  const { view } = useStores()
  const { query, standings } = useView((state) => state.filter)
  const total = useStation(({ world }) => world?.gateways.size ?? 0)
  const asked = query.trim()
  const narrowed = standings.length > 0
  return (
    <div className="empty" role="status">
      <Icon name="search" />
      <div>
        <p className="what">{asked === '' ? fleet.noneInState : fleet.noMatch(asked)}</p>
        {asked !== '' && (
          <p className="sm">
            {fleet.searched(total)} {narrowed && fleet.stateFilterToo}
          </p>
        )}
      </div>
      <div className="row">
        {asked !== '' && (
          <Button onClick={() => view.setQuery('')}>
            {fleet.clearSearch} <span className="kbd">Esc</span>
          </Button>
        )}
        {narrowed && (
          <Button kind={asked === '' ? 'plain' : 'quiet'} onClick={view.clearFilter}>
            {fleet.clearAll}
          </Button>
        )}
      </div>
    </div>
  )
}
