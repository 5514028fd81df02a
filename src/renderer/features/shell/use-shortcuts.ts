import { useEffect } from 'react'
import { useStores } from '../../store/context'
import { SCREENS, type View } from '../../store/view'
import { FILTER_ID } from '../fleet/FilterBar'

/** The keys that work everywhere. Single letters and digits never fire in a field, nor while a dialog is open. */
export function useShortcuts(): void {
  const { view } = useStores()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action =
        event.ctrlKey || event.metaKey ? withControl(event, view) : isBusy(event) ? null : plain(event, view)
      if (action === null) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [view])
}

type Action = (() => void) | null

function withControl({ key }: KeyboardEvent, view: View): Action {
  if (key.toLowerCase() === 'k') return () => view.showPalette(true)
  return key === ',' ? () => view.showScreen('settings') : null
}

function plain({ key, altKey }: KeyboardEvent, view: View): Action {
  if (altKey) return null
  const screen = SCREENS[Number(key) - 1]
  if (screen !== undefined) return () => view.showScreen(screen)
  if (key === '/') return () => focusFilter(view)
  if (key === 'Escape' && view.state.getState().openGateway !== null) return view.closeGateway
  return null
}

function focusFilter(view: View): void {
  view.showScreen('fleet')
  // The fleet may only now be drawn.
  requestAnimationFrame(() => document.getElementById(FILTER_ID)?.focus())
}

function isBusy({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true
  return target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea, [contenteditable]')
}
