import { createStore, type StoreApi } from 'zustand/vanilla'
import { type FleetFilter, NO_FILTER } from './shown'
import type { Standing } from './standing'

export const SCREENS = ['fleet', 'events', 'receiver', 'settings'] as const
export type Screen = (typeof SCREENS)[number]

/** Where the user is. */
export interface ViewState {
  readonly screen: Screen
  /** The gateway whose page covers the fleet. */
  readonly openGateway: string | null
  /** The gateway that the keyboard stands on in the grid. */
  readonly activeGateway: string | null
  readonly filter: FleetFilter
  readonly paletteOpen: boolean
}

export interface View {
  readonly state: StoreApi<ViewState>
  showScreen(screen: Screen): void
  showGateway(id: string): void
  closeGateway(): void
  setActive(id: string | null): void
  setQuery(query: string): void
  /** Only this state, or none if it was the only one; `add` keeps the others. */
  toggleStanding(standing: Standing, add: boolean): void
  clearStandings(): void
  clearFilter(): void
  showPalette(open: boolean): void
}

export function createView(): View {
  const state = createStore<ViewState>(() => ({
    screen: 'fleet',
    openGateway: null,
    activeGateway: null,
    filter: NO_FILTER,
    paletteOpen: false,
  }))
  const filterBy = (change: Partial<FleetFilter>) =>
    state.setState(({ filter }) => ({ filter: { ...filter, ...change } }))
  return {
    state,
    showScreen: (screen) => state.setState({ screen, openGateway: null, paletteOpen: false }),
    showGateway: (id) => state.setState({ screen: 'fleet', openGateway: id, activeGateway: id, paletteOpen: false }),
    closeGateway: () => state.setState({ openGateway: null }),
    setActive: (activeGateway) => state.setState({ activeGateway }),
    setQuery: (query) => filterBy({ query }),
    toggleStanding: (standing, add) => {
      const { standings } = state.getState().filter
      filterBy({ standings: toggled(standings, standing, add) })
    },
    clearStandings: () => filterBy({ standings: [] }),
    clearFilter: () => state.setState({ filter: NO_FILTER }),
    showPalette: (paletteOpen) => state.setState({ paletteOpen }),
  }
}

function toggled(standings: readonly Standing[], standing: Standing, add: boolean): readonly Standing[] {
  const others = standings.filter((other) => other !== standing)
  const wasOn = others.length < standings.length
  if (add) return wasOn ? others : [...others, standing]
  return wasOn && others.length === 0 ? [] : [standing]
}
