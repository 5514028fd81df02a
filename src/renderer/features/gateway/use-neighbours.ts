import { useEffect } from 'react'
import { useStores } from '../../store/context'
import { useShownIds } from '../../store/use-fleet'

/** `J` opens the next box in the order of the fleet, `K` the previous one. Not while somebody types. */
export function useNeighbours(id: string): void {
  const { view } = useStores()
  const ids = useShownIds()
  useEffect(() => {
    const onKeyDown = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[key.toLowerCase()]
      const isTyping = target instanceof HTMLElement && target.matches('input, textarea')
      if (step === undefined || isTyping || ctrlKey || metaKey || altKey) return
      const neighbour = ids[ids.indexOf(id) + step]
      if (neighbour !== undefined) view.showGateway(neighbour)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [view, ids, id])
}
