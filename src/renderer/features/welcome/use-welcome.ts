import { useEffect, useState } from 'react'
import { seconds } from '../../../shared/time/millis'
import { useStation } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'

/** Long enough to see that it worked. */
const FAREWELL = seconds(1)

/** Whether to greet: the fleet is known to be empty, or its first box came a moment ago while we were greeting. */
export function useWelcome(): boolean {
  const boxes = useStation(({ world }) => world?.gateways.size ?? null)
  const isHeadquarters = useIsHeadquarters()
  const [greeting, setGreeting] = useState(boxes === 0)
  useEffect(() => {
    if (boxes === null) return
    const timer = setTimeout(() => setGreeting(boxes === 0), boxes === 0 ? 0 : FAREWELL)
    return () => clearTimeout(timer)
  }, [boxes])
  // Headquarters has no receiver that a box could be pointed at.
  if (isHeadquarters) return false
  return boxes === 0 || (greeting && boxes !== null)
}
