import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { Bell } from './Bell'
import { Mark } from './Mark'

/** The top of the window: what this is, the way to everything, and what happened meanwhile. */
export function TitleBar() {
  const { product, shell } = useText()
  const { view } = useStores()
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
      <Bell />
    </header>
  )
}
