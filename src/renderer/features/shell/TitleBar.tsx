import { useStores } from '../../store/context'
import { useText, useUnacknowledgedCount } from '../../store/hooks'
import { Badge } from '../../ui/Badge'
import { Icon } from '../../ui/Icon'
import { Mark } from './Mark'

/** The top of the window: what this is, the way to everything, and what happened meanwhile. */
export function TitleBar() {
  const { product, shell, alerts } = useText()
  const { view } = useStores()
  const waiting = useUnacknowledgedCount()
  const bell = waiting === 0 ? alerts.bell : alerts.bellWith(waiting)
  return (
    <header className="title-bar">
      <div className="title-name sm medium nowrap">
        <span className="title-mark">
          <Mark />
        </span>
        {product}
      </div>
      <button type="button" className="command-field" onClick={() => view.showPalette(true)}>
        <Icon name="search" small />
        <span className="grow ell">{shell.jump}</span>
        <span className="kbd">Ctrl K</span>
      </button>
      <button
        type="button"
        className="btn quiet small icon-only bell"
        aria-label={bell}
        title={bell}
        onClick={() => view.showScreen('events')}
      >
        <Icon name="bell" />
        <Badge count={waiting} label="" />
      </button>
    </header>
  )
}
