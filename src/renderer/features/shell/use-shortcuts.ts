import { useLayoutEffect } from 'react'
import { type Stores, useStores } from '../../store/context'
import { DENSITIES } from '../../store/fleet-look'
import { SCREENS, type Screen } from '../../store/view'
import { isOnlyWall } from '../../store/visitor'
import { drawNow } from '../../ui/draw-now'
import { EVENT_FILTER_ID } from '../events/EventFilters'
import { FILTER_ID } from '../fleet/FilterBar'
import { commandHere, commandOf } from './keyboard-map'

/** The keys that work everywhere. Single letters and digits never fire in a field, nor while a dialog is open. */
export function useShortcuts(): void {
  const stores = useStores()
  useLayoutEffect(() => {
    // Everything that they lead to is more than a wall.
    if (isOnlyWall()) return
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf(event, stores)
      if (action === null) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [stores])
}

type Action = (() => void) | null

function actionOf(event: KeyboardEvent, stores: Stores): Action {
  const { view, undo, station } = stores
  const { paletteOpen, openGateway } = view.state.getState()
  // The key that opens it closes it too.
  if (paletteOpen && commandOf(event) === 'palette') return () => view.showPalette(false)
  switch (commandHere(event)) {
    case 'palette':
      return () => view.showPalette(true)
    case 'settings':
      return () => view.showScreen('settings')
    case 'undo':
      return undo.state.getState().stack.length === 0 ? null : () => void undo.undo()
    case 'screens': {
      const screen = SCREENS[Number(event.key) - 1]
      return screen === undefined || !isThere(screen, station) ? null : () => view.showScreen(screen)
    }
    case 'densities':
      return () => showDensity(Number(event.code.at(-1)) - 1, stores)
    case 'filter':
      return () => focusFilter(stores)
    case 'help':
      return () => view.showHelp(true)
    case 'back':
      return openGateway === null ? null : view.closeGateway
    default:
      return null
  }
}

/** Headquarters has no receiver. */
const isThere = (screen: Screen, { state }: Stores['station']): boolean =>
  screen !== 'receiver' || (state.getState().world?.headquarters ?? null) === null

function showDensity(place: number, { station, view }: Stores): void {
  const density = DENSITIES[place]
  if (density === undefined) return
  view.showScreen('fleet')
  view.changeLook(station.state.getState().size, { density })
}

function focusFilter({ view }: Stores): void {
  if (view.state.getState().screen === 'events') {
    document.getElementById(EVENT_FILTER_ID)?.focus()
    return
  }
  // What is typed next belongs there already, however soon it comes: the fleet is drawn before this key has ended.
  drawNow(() => view.showScreen('fleet'))
  document.getElementById(FILTER_ID)?.focus()
}
