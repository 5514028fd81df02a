import { useStation, useView } from '../../../store/hooks'
import { fleetTotal } from '../../../store/site-counts'
import { useFleetLook } from '../../../store/use-fleet'
import { isOnlyWall } from '../../../store/visitor'

/** Whether the fleet fills the screen as a wall, without anything around it; with no box yet there is nothing to hang up. A display that came by a link has nothing else. */
export function useOnWall(): boolean {
  const isFleet = useView(({ screen, openGateway }) => screen === 'fleet' && openGateway === null)
  const hasBoxes = useStation(({ world }) => fleetTotal(world) > 0)
  const { density } = useFleetLook().look
  return isOnlyWall() || (isFleet && hasBoxes && density === 'wall')
}
