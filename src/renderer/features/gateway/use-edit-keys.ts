import { useEffectEvent, useLayoutEffect } from 'react'
import { type Command, commandHere } from '../shell/keyboard-map'

/** Keys of the page of a box, by what they are for. Never while somebody types, nor over a dialog. */
export function useEditKeys(acts: Readonly<Partial<Record<Command, () => void>>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = commandHere(event)
    const act = command === null ? undefined : acts[command]
    if (act === undefined) return
    // The letter itself must not land in the field that opens.
    event.preventDefault()
    act()
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
