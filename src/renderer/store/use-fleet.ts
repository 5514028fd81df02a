import { useCallback, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { GatewayView } from '../../shared/contract/views'
import { useStores } from './context'
import { changedLook, type FleetLook, type SizeClass } from './fleet-look'
import { createFleetOrder, type FleetOrder, type OrderInput } from './fleet-order'
import { useMinute, useStation, useView } from './hooks'
import type { FleetSection } from './sections'
import { selectedAmong } from './selection'
import { byWord } from './shown'
import type { StationStore } from './station'
import type { StationState } from './station-state'

/** One order for all who draw it, made once per change of the world however many ask. */
const orders = new WeakMap<StationStore, (input: OrderInput) => FleetOrder>()

const NO_ORDER: FleetOrder = { sections: [], ids: [] }

function orderOf(station: StationStore): (input: OrderInput) => FleetOrder {
  const known = orders.get(station)
  if (known !== undefined) return known
  const made = createFleetOrder()
  orders.set(station, made)
  return made
}

/** How large the fleet is, as far as it matters for how it is drawn. Counted before any filter. */
export const useSizeClass = (): SizeClass => useStation(({ size }) => size ?? 'few')

/**
 * How the fleet is drawn at its present size, and the way to change that: now and after a reload. What is chosen before
 * the fleet is known waits for it.
 */
export function useFleetLook(): { readonly look: FleetLook; readonly change: (change: Partial<FleetLook>) => void } {
  const { view } = useStores()
  const size = useStation((state) => state.size)
  const kept = useView(({ looks }) => looks[size ?? 'few'])
  const early = useView((state) => (size === null ? state.earlyLook : null))
  const look = useMemo(() => (early === null ? kept : changedLook(kept, early)), [kept, early])
  const change = useCallback((what: Partial<FleetLook>) => view.changeLook(size, what), [view, size])
  return { look, change }
}

function useFleetOrder(): FleetOrder {
  const { station } = useStores()
  const filter = useView((view) => view.filter)
  const { look } = useFleetLook()
  // The availability of the last 24 hours moves on though nothing is reported.
  useMinute()
  const select = useCallback(
    ({ world, size }: StationState) => {
      if (world === null || size === null) return NO_ORDER
      return orderOf(station)({ gateways: world.gateways, filter, look, size, now: station.clock.now() })
    },
    [station, filter, look],
  )
  return useStation(select)
}

/** The parts of the fleet to draw, in order; the same array as long as nothing in it changes. */
export const useSections = (): readonly FleetSection[] => useFleetOrder().sections

/** The ids of the gateways to show, in one order without sections; the same array as long as neither changes. */
export const useShownIds = (): readonly string[] => useFleetOrder().ids

/** The selected boxes that are shown. */
export function useSelectedIds(): readonly string[] {
  const shown = useShownIds()
  const selection = useView((view) => view.selection)
  return useMemo(() => selectedAmong(selection, shown), [selection, shown])
}

/** For one box; draws again only when this one changes. */
export const useIsSelected = (id: string): boolean => useView(({ selection }) => selection.ids.has(id))

/** All tags and groups that any box has, in order; the same arrays as long as none comes or goes. */
export function useFleetWords(): { readonly tags: readonly string[]; readonly groups: readonly string[] } {
  const tags = useStation(useShallow(({ world }) => distinct(world?.gateways.values() ?? [], ({ tags }) => tags)))
  const groups = useStation(
    useShallow(({ world }) => distinct(world?.gateways.values() ?? [], ({ group }) => (group === null ? [] : [group]))),
  )
  return { tags, groups }
}

function distinct(boxes: Iterable<GatewayView>, wordsOf: (box: GatewayView) => readonly string[]): readonly string[] {
  const words = new Set<string>()
  for (const box of boxes) for (const word of wordsOf(box)) words.add(word)
  return [...words].sort(byWord.compare)
}

/** The boxes of these ids that there are. */
export const useGateways = (ids: readonly string[]): readonly GatewayView[] =>
  useStation(useShallow(({ world }) => ids.flatMap((id) => world?.gateways.get(id) ?? [])))
