import { useState, useSyncExternalStore } from 'react'

/** Whether anybody can see the page: a window that is minimised or behind a tab needs no drawing. */
export const useVisible = (): boolean => useSyncExternalStore(subscribe, isVisible)

/** The value, which stands still while the page cannot be seen. */
export function useWhileVisible<T>(value: T): T {
  const visible = useVisible()
  const [held, setHeld] = useState(value)
  if (visible && held !== value) setHeld(value)
  return visible ? value : held
}

const isVisible = (): boolean => document.visibilityState === 'visible'

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
