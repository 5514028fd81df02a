import { useStores } from '../../store/context'
import { useSimulated, useText } from '../../store/hooks'
import { isLoggedIn, logOut } from '../../store/visitor'
import { Icon } from '../../ui/Icon'
import { Bell } from './Bell'
import { Mark } from './Mark'
import { useAsking } from './use-asking'

/** The top of the window: what this is, the way to everything, and what happened meanwhile. */
export function TitleBar() {
  const { product, shell } = useText()
  const { view } = useStores()
  const simulated = useSimulated()
  return (
    <header className="title-bar">
      <div className="title-name sm medium nowrap">
        <span className="title-mark">
          <Mark />
        </span>
        {product}
        {simulated && <SimulatedPill />}
      </div>
      <button type="button" className="command-field" onClick={() => view.showPalette(true)}>
        <Icon name="search" small />
        <span className="grow ell">{shell.jump}</span>
        <span className="kbd">Ctrl K</span>
      </button>
      <div className="title-end">
        <Bell />
        {isLoggedIn() && <LogOut />}
      </div>
    </header>
  )
}

/** Says, as long as it is so, that the boxes on the screen do not exist; pressed, it ends that. */
function SimulatedPill() {
  const { shell } = useText()
  const ask = useAsking()
  return (
    <button
      type="button"
      className="pill simulated-pill"
      data-tip={shell.endSimulation}
      onClick={() => void ask('setSimulation', { boxes: 0 })}
    >
      {shell.simulated}
      <Icon name="close" small />
    </button>
  )
}

function LogOut() {
  const say = useText().access.login
  return (
    <button
      type="button"
      className="btn quiet small icon-only"
      aria-label={say.logOut}
      data-tip={say.logOut}
      onClick={() => void logOut()}
    >
      <Icon name="leave" />
    </button>
  )
}
