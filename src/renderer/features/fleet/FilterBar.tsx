import type { KeyboardEvent } from 'react'
import { useStores } from '../../store/context'
import { useStation, useText, useView } from '../../store/hooks'
import { isFiltering } from '../../store/shown'
import { fleetTotal } from '../../store/site-counts'
import { useShownIds } from '../../store/use-fleet'
import { warmSearch } from '../../store/warm-search'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { DensityChoice } from './DensityChoice'
import { ToolMenus } from './ToolMenus'
import './filter-bar.css'

/** Where the shortcut for filtering leads. */
export const FILTER_ID = 'fleet-filter'

/** Narrows and orders the fleet; says how much is left. */
export function FilterBar() {
  const text = useText()
  const { station, view } = useStores()
  const filter = useView((state) => state.filter)
  const shown = useShownIds().length
  const total = useStation(({ world }) => fleetTotal(world))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, currentTarget, nativeEvent } = event
    if (nativeEvent.isComposing) return
    if (key === 'Escape') event.stopPropagation()
    if (key === 'Escape' && filter.query !== '') return view.setQuery('')
    if (key !== 'Escape' && key !== 'Enter' && key !== 'ArrowDown') return
    // On to what it has left.
    event.preventDefault()
    currentTarget.blur()
    view.focusFleet()
  }
  return (
    <div className="filter-bar" role="toolbar" aria-label={text.tools.label}>
      <label className="field fleet-filter">
        <Icon name="search" small />
        <input
          id={FILTER_ID}
          type="text"
          value={filter.query}
          placeholder={text.fleet.filter}
          aria-label={text.fleet.filter}
          spellCheck={false}
          onFocus={() => warmSearch(station.state.getState().world?.gateways.values() ?? [])}
          onChange={(event) => view.setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span className="kbd" aria-hidden="true">
          {filter.query === '' ? '/' : 'Esc'}
        </span>
      </label>
      <ToolMenus />
      {isFiltering(filter) && (
        <>
          <span className="sm t2 nowrap" role="status">
            {text.fleet.shown(shown, total)}
          </span>
          <Button kind="quiet" size="small" onClick={view.clearFilter}>
            {text.action.clear}
          </Button>
        </>
      )}
      <span className="grow" />
      <DensityChoice />
    </div>
  )
}
