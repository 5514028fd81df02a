import { useStation, useView } from '../../../store/hooks'
import { useFleetLook } from '../../../store/use-fleet'

/** Whether the fleet fills the screen as a wall, without anything around it; with no box yet there is nothing to hang up. */
export function useOnWall(): boolean {
  const isFleet = useView(({ screen, openGateway }) => screen === 'fleet' && openGateway === null)
  const hasBoxes = useStation(({ world }) => (world?.gateways.size ?? 0) > 0)
  const { density } = useFleetLook().look
  return isFleet && hasBoxes && density === 'wall'
}
