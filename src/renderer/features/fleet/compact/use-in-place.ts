import { useMemo } from 'react'
import { useStores } from '../../../store/context'
import { byName } from '../../../store/shown'
import { nameOf } from '../../../store/standing'

/** Boxes by name, so that each keeps its place whatever becomes of it: a small cell is found by where it stands. */
export function useInPlace(ids: readonly string[]): readonly string[] {
  const { station } = useStores()
  return useMemo(() => {
    const { world } = station.state.getState()
    const named = ids.map((id) => {
      const gateway = world?.gateways.get(id)
      return { id, name: gateway === undefined ? '' : nameOf(gateway) }
    })
    return named.sort(byName).map(({ id }) => id)
  }, [ids, station])
}
