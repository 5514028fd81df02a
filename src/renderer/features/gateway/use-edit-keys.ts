import { useEffect, useEffectEvent } from 'react'

/** Keys of the page of a box, by what the browser calls them. Never while somebody types, nor over a dialog. */
export function useEditKeys(keys: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, target } = event
    const act = keys[key.length === 1 ? key.toLowerCase() : key]
    const isTyping =
      target instanceof HTMLElement && target.matches('input:not([type=radio]), textarea, [contenteditable]')
    if (act === undefined || isTyping || ctrlKey || metaKey || altKey || document.querySelector('dialog[open]')) return
    // The letter itself must not land in the field that opens.
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
