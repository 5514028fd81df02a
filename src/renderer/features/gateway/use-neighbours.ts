import { useLayoutEffect } from 'react'
import { useStores } from '../../store/context'
import { useShownIds } from '../../store/use-fleet'
import { commandHere } from '../shell/keyboard-map'

/** `J` opens the next box in the order of the fleet, `K` the previous one. Not while somebody types, nor beneath a dialog. */
export function useNeighbours(id: string): void {
  const { view } = useStores()
  const ids = useShownIds()
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (commandHere(event) !== 'neighbours') return
      const neighbour = ids[ids.indexOf(id) + (event.key.toLowerCase() === 'j' ? 1 : -1)]
      if (neighbour !== undefined) view.showGateway(neighbour)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [view, ids, id])
}
