import { useStores } from '../../store/context'
import { useText, useUnacknowledgedCount, useView } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import type { Screen } from '../../store/view'
import { Badge } from '../../ui/Badge'
import { Icon } from '../../ui/Icon'

/** The screens. */
export function Rail() {
  const { shell } = useText()
  const isHeadquarters = useIsHeadquarters()
  return (
    <nav className="rail" aria-label={shell.screens}>
      <RailButton screen="fleet" />
      <RailButton screen="events" />
      <RailButton screen="reports" />
      {!isHeadquarters && <RailButton screen="receiver" />}
      <span className="grow" />
      <RailButton screen="settings" />
    </nav>
  )
}

function RailButton({ screen }: { readonly screen: Screen }) {
  const { shell } = useText()
  const { view } = useStores()
  const isCurrent = useView((state) => state.screen === screen)
  return (
    <button type="button" aria-current={isCurrent ? 'page' : undefined} onClick={() => view.showScreen(screen)}>
      <Icon name={screen} />
      <span>{shell[screen]}</span>
      {screen === 'events' && <EventsBadge />}
    </button>
  )
}

function EventsBadge() {
  const { alerts } = useText()
  const count = useUnacknowledgedCount()
  return <Badge count={count} label={alerts.unacknowledged(count)} />
}
