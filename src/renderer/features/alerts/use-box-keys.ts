import { useEffectEvent, useLayoutEffect } from 'react'
import { unacknowledged } from '../../store/alerts'
import { useStores } from '../../store/context'
import { commandHere } from '../shell/keyboard-map'
import { useAlertActions } from './use-alert-actions'

/** Takes note of all that waits of a box. Answers with what is wrong in words, or `null`. */
export function useAcknowledgeBox() {
  const { station } = useStores()
  const { acknowledge } = useAlertActions()
  return async (id: string): Promise<string | null> => {
    const own = unacknowledged(station.state.getState().alerts).filter(({ gateway }) => gateway === id)
    return own.length === 0 ? null : acknowledge(own.map((incident) => incident.id))
  }
}

/** M and A for the box whose page is open, wherever on it the focus is, but not in a field or over a dialog. */
export function useBoxKeys(id: string, openMenu: () => void, onSaid: (wrong: string | null) => void): void {
  const acknowledgeBox = useAcknowledgeBox()
  const onKey = useEffectEvent(async (event: KeyboardEvent) => {
    const command = commandHere(event)
    if (command === 'mute') openMenu()
    if (command === 'acknowledge') onSaid(await acknowledgeBox(id))
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => void onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
