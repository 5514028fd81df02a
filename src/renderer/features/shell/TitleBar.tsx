import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { Mark } from './Mark'
import { useUnseenProblems } from './use-unseen-problems'

/** The top of the window: what this is, the way to everything, and what happened meanwhile. */
export function TitleBar() {
  const { product, shell } = useText()
  const { view } = useStores()
  const unseen = useUnseenProblems()
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
        aria-label={unseen === 0 ? shell.showEvents : shell.showNewEvents(unseen)}
        title={unseen === 0 ? shell.showEvents : shell.showNewEvents(unseen)}
        onClick={() => view.showScreen('events')}
      >
        <Icon name="bell" />
        {unseen > 0 && <span className="bell-dot" />}
      </button>
    </header>
  )
}
