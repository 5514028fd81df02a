import { useCallback, useMemo } from 'react'
import { useStores } from '../../../store/context'
import { type FleetLook, PROBLEMS_FIRST } from '../../../store/fleet-look'
import { createFleetOrder, type FleetOrder } from '../../../store/fleet-order'
import { useMinute, useStation } from '../../../store/hooks'
import { NO_FILTER } from '../../../store/shown'
import type { StationState } from '../../../store/station-state'
import { useFleetLook } from '../../../store/use-fleet'

const NOTHING: FleetOrder = { sections: [], ids: [] }

/** All boxes by site, the worst first: nobody stands before a wall who could clear a filter or unfold a group. */
export function useWholeFleet(): FleetOrder {
  const { station } = useStores()
  const look = useWallLook()
  useMinute()
  const order = useMemo(createFleetOrder, [])
  const select = useCallback(
    ({ world }: StationState) =>
      world === null ? NOTHING : order({ gateways: world.gateways, filter: NO_FILTER, look, now: station.clock.now() }),
    [station, order, look],
  )
  return useStation(select)
}

/** How the wall is ordered: by what the fleet is grouped by, or by group. */
export function useWallLook(): FleetLook {
  const { grouping } = useFleetLook().look
  return useMemo(() => lookOf(grouping), [grouping])
}

const lookOf = (grouping: FleetLook['grouping']): FleetLook => ({
  density: 'wall',
  besideWall: 'compact',
  grouping: grouping === 'none' ? 'group' : grouping,
  sort: PROBLEMS_FIRST,
  collapsed: [],
})
