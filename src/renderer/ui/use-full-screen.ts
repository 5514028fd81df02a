import { useEffect, useEffectEvent } from 'react'

/**
 * Lets the page fill the screen as long as the component is there, where the browser permits it: it does so only right
 * after a key or a click, so a page that is loaded anew fills its window alone. `onLeft` is called when the user ends it.
 */
export function useFullScreen(onLeft: () => void): void {
  const left = useEffectEvent(onLeft)
  useEffect(() => {
    let entered = false
    const onChange = () => {
      if (document.fullscreenElement !== null) entered = true
      else if (entered) left()
    }
    document.addEventListener('fullscreenchange', onChange)
    // Asked without a key or a click it would be refused all the same, and complain in the console.
    if (navigator.userActivation?.isActive ?? true) document.documentElement.requestFullscreen?.().catch(() => {})
    return () => {
      document.removeEventListener('fullscreenchange', onChange)
      if (document.fullscreenElement !== null) void document.exitFullscreen()
    }
  }, [])
}
