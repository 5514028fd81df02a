import type { KeyboardEvent } from 'react'
import { useStores } from '../../store/context'
import { useStation, useText, useView } from '../../store/hooks'
import { isFiltering } from '../../store/shown'
import { useShownIds } from '../../store/use-fleet'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import './filter-bar.css'

/** Where the shortcut for filtering leads. */
export const FILTER_ID = 'fleet-filter'

/** Narrows the fleet by what is typed; says how much is left. */
export function FilterBar() {
  const text = useText()
  const { view } = useStores()
  const filter = useView((state) => state.filter)
  const shown = useShownIds().length
  const total = useStation(({ world }) => world?.gateways.size ?? 0)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (filter.query === '') event.currentTarget.blur()
    else view.setQuery('')
  }
  return (
    <div className="filter-bar">
      <label className="field filter-field">
        <Icon name="search" small />
        <input
          id={FILTER_ID}
          type="text"
          value={filter.query}
          placeholder={text.fleet.filter}
          aria-label={text.fleet.filter}
          spellCheck={false}
          onChange={(event) => view.setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span className="kbd" aria-hidden="true">
          {filter.query === '' ? '/' : 'Esc'}
        </span>
      </label>
      {isFiltering(filter) && (
        <>
          <span className="sm t2">{text.fleet.shown(shown, total)}</span>
          <Button kind="quiet" size="small" onClick={view.clearFilter}>
            {text.action.clear}
          </Button>
        </>
      )}
    </div>
  )
}
