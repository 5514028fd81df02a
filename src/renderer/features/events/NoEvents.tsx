import { isolated } from '../../../shared/text/readable'
import { type EventLook, eventLook, isNarrowed } from '../../store/event-look'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { noneOf } from './none-of'

/** Nothing to list: nothing has changed yet, or the filters let nothing through; then what was sought, and the way back. */
export function NoEvents({ look }: { readonly look: EventLook }) {
  const { events: say, fleet } = useText()
  const asked = look.text.trim()
  if (!isNarrowed(look)) {
    return (
      <div className="empty">
        <Icon name="events" />
        <p>{say.empty}</p>
      </div>
    )
  }
  const isRange = typeof look.range !== 'string'
  return (
    <div className="empty" role="status">
      <Icon name={asked === '' && look.onlyUnacknowledged ? 'check' : 'search'} />
      <div>
        <p className="what">{asked === '' ? noneOf(look, say) : say.noMatch(isolated(asked))}</p>
        {asked !== '' && <p className="sm">{isRange ? say.searchedRange : say.searched}</p>}
      </div>
      <div className="row">
        {asked !== '' && (
          <Button onClick={() => eventLook.change({ text: '' })}>
            {fleet.clearSearch} <span className="kbd">Esc</span>
          </Button>
        )}
        <Button kind={asked === '' ? 'plain' : 'quiet'} onClick={eventLook.clear}>
          {fleet.clearAll}
        </Button>
      </div>
    </div>
  )
}
