import { type RefObject, useEffect } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { seconds } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { standingOf, standingSince } from '../../store/standing'
import { pulse } from '../../ui/motion'

/** Later it is no news: the box was scrolled into sight. */
const NEWS = seconds(3)

/** Lets the edge of what shows a box pulse once when its state has just changed, wherever it is drawn then. */
export function usePulse(element: RefObject<Element | null>, gateway: GatewayView): void {
  const { station } = useStores()
  const standing = standingOf(gateway)
  const since = Date.parse(standingSince(gateway))
  const isNew = gateway.firstSeenAt === gateway.presenceSince
  useEffect(() => {
    const age = station.clock.now() - since
    if (element.current && !isNew && standing !== 'muted' && age < NEWS) pulse(element.current)
  }, [element, isNew, standing, since, station])
}
