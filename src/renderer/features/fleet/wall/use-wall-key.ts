import { useEffectEvent, useLayoutEffect } from 'react'
import { useStores } from '../../../store/context'
import { useFleetLook } from '../../../store/use-fleet'
import { isOnlyWall } from '../../../store/visitor'
import { useOnWall } from './use-on-wall'

/** F11 puts the fleet on the wall and takes it off again; the browser's own full screen would keep the controls. */
export function useWallKey(): void {
  const { view } = useStores()
  const { look, change } = useFleetLook()
  const onWall = useOnWall()
  const toggle = useEffectEvent(() => {
    if (onWall) return change({ density: look.besideWall })
    view.showScreen('fleet')
    change({ density: 'wall' })
  })
  useLayoutEffect(() => {
    if (isOnlyWall()) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F11' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
