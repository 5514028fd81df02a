import { byName } from '../../../store/shown'
import { nameOf } from '../../../store/standing'
import type { StationStore } from '../../../store/station'

/** Boxes by name, so that each keeps its place whatever becomes of it: a small cell is found by where it stands. */
export function inPlace(ids: readonly string[], station: StationStore): readonly string[] {
  const { world } = station.state.getState()
  const named = ids.map((id) => {
    const gateway = world?.gateways.get(id)
    return { id, name: gateway === undefined ? '' : nameOf(gateway) }
  })
  return named.sort(byName).map(({ id }) => id)
}
