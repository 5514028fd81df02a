import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useStation } from './hooks'
import { fleetTotal } from './site-counts'

/** Which group each box that is in one is in; the same map until one of them moves. */
export function useGroupOf(): ReadonlyMap<string, string> {
  const pairs = useStation(
    useShallow(({ world }) =>
      [...(world?.gateways.values() ?? [])].flatMap(({ id, group }) => (group ? [id, group] : [])),
    ),
  )
  return useMemo(() => {
    const groups = new Map<string, string>()
    for (let place = 0; place < pairs.length; place += 2) groups.set(pairs[place] ?? '', pairs[place + 1] ?? '')
    return groups
  }, [pairs])
}

/** How many boxes there are, and how many in each group. */
export function useFleetSizes(): { readonly all: number; readonly byGroup: ReadonlyMap<string, number> } {
  const all = useStation(({ world }) => fleetTotal(world))
  const groups = useGroupOf()
  return useMemo(() => {
    const byGroup = new Map<string, number>()
    for (const group of groups.values()) byGroup.set(group, (byGroup.get(group) ?? 0) + 1)
    return { all, byGroup }
  }, [all, groups])
}
