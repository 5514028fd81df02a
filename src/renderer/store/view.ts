import { createStore, type StoreApi } from 'zustand/vanilla'
import { changedLook, type FleetLook, type SizeClass } from './fleet-look'
import { type FleetLooks, rememberedLooks, rememberLooks } from './remembered-looks'
import { FIRST_FORM, type ReportForm, type ReportPreset, withPreset } from './report-form'
import { extendedTo, NO_SELECTION, type Selection, selectionOf, toggledIn } from './selection'
import { type FleetFilter, NO_FILTER } from './shown'
import type { Standing } from './standing'

export const SCREENS = ['fleet', 'events', 'reports', 'receiver', 'settings'] as const
export type Screen = (typeof SCREENS)[number]

/** Something that is being asked before it is done with boxes. */
export interface BoxTask {
  readonly kind: 'mute' | 'muteUntil' | 'tag' | 'group' | 'rename' | 'note' | 'remove'
  readonly ids: readonly string[]
  /** What a menu belongs to. */
  readonly anchor: Pick<Element, 'getBoundingClientRect'> | null
}

/** Where the user is. */
export interface ViewState {
  readonly screen: Screen
  /** The gateway whose page covers the fleet. */
  readonly openGateway: string | null
  /** The sub-device that its page was opened for; another object each time. */
  readonly shownDevice: { readonly id: string } | null
  /** The gateway that the keyboard stands on in the grid. */
  readonly activeGateway: string | null
  readonly filter: FleetFilter
  /** How the fleet is drawn, for each size of it. */
  readonly looks: FleetLooks
  /** What was chosen of it before the size was known. */
  readonly earlyLook: Partial<FleetLook> | null
  /** How often the fleet was asked to take the focus. */
  readonly fleetFocus: number
  readonly selection: Selection
  readonly task: BoxTask | null
  /** What is chosen on the reports screen. */
  readonly report: ReportForm
  readonly paletteOpen: boolean
  readonly helpOpen: boolean
}

export interface View {
  readonly state: StoreApi<ViewState>
  showScreen(screen: Screen): void
  /** The page of a gateway, at one of its sub-devices if that is said. */
  showGateway(id: string, device?: string | null): void
  /** The reports screen, with these boxes chosen. */
  showReports(preset: ReportPreset): void
  changeReport(change: Partial<ReportForm>): void
  closeGateway(): void
  setActive(id: string | null): void
  setQuery(query: string): void
  /** Only this state, or none if it was the only one; `add` keeps the others. */
  toggleStanding(standing: Standing, add: boolean): void
  clearStandings(): void
  /** This tag more or less. */
  toggleTag(tag: string): void
  /** This group more or less; the empty text for boxes of none. */
  toggleGroup(group: string): void
  /** This site more or less. */
  toggleSite(site: string): void
  narrow(change: Partial<FleetFilter>): void
  clearFilter(): void
  /** Draws fleets of this size otherwise, now and after a reload; of a size not known yet, once `settleLook` knows it. */
  changeLook(size: SizeClass | null, change: Partial<FleetLook>): void
  /** The fleet is of this size: what was chosen before is kept for it. */
  settleLook(size: SizeClass): void
  /** Puts the focus on the box that the keyboard stands on, else on the first. */
  focusFleet(): void
  /** Folds a section, or unfolds it. */
  toggleSection(size: SizeClass, key: string): void
  toggleSelected(id: string): void
  /** Selects all from the anchor to this box, and no other. */
  extendSelection(id: string, order: readonly string[]): void
  select(ids: readonly string[]): void
  clearSelection(): void
  /** Asks what is to be done with boxes; `null` when it is done or given up. */
  ask(task: BoxTask | null): void
  showPalette(open: boolean): void
  showHelp(open: boolean): void
}

export function createView(): View {
  const state = createStore<ViewState>(() => ({
    screen: 'fleet',
    openGateway: null,
    shownDevice: null,
    activeGateway: null,
    filter: NO_FILTER,
    looks: rememberedLooks(),
    earlyLook: null,
    fleetFocus: 0,
    selection: NO_SELECTION,
    task: null,
    report: FIRST_FORM,
    paletteOpen: false,
    helpOpen: false,
  }))
  const filterBy = (change: Partial<FleetFilter>) =>
    state.setState(({ filter }) => ({ filter: { ...filter, ...change } }))
  const changeLook = (size: SizeClass | null, change: Partial<FleetLook>) => {
    const { looks, earlyLook } = state.getState()
    if (size === null) return state.setState({ earlyLook: { ...earlyLook, ...change } })
    const changed = { ...looks, [size]: changedLook(looks[size], change) }
    state.setState({ looks: changed })
    rememberLooks(changed)
  }
  const select = (selection: Selection) => state.setState({ selection })
  return {
    state,
    showScreen: (screen) => state.setState({ screen, openGateway: null, paletteOpen: false }),
    showGateway: (id, device = null) =>
      state.setState({
        screen: 'fleet',
        openGateway: id,
        shownDevice: device === null ? null : { id: device },
        activeGateway: id,
        paletteOpen: false,
      }),
    showReports: (preset) =>
      state.setState(({ report }) => ({
        screen: 'reports',
        openGateway: null,
        paletteOpen: false,
        report: withPreset(report, preset),
      })),
    changeReport: (change) => state.setState(({ report }) => ({ report: { ...report, ...change } })),
    closeGateway: () => state.setState({ openGateway: null }),
    setActive: (activeGateway) => state.setState({ activeGateway }),
    setQuery: (query) => filterBy({ query }),
    toggleStanding: (standing, add) => {
      const { standings } = state.getState().filter
      filterBy({ standings: onlyOrAdded(standings, standing, add) })
    },
    clearStandings: () => filterBy({ standings: [] }),
    toggleTag: (tag) => filterBy({ tags: toggled(state.getState().filter.tags, tag) }),
    toggleGroup: (group) => filterBy({ groups: toggled(state.getState().filter.groups, group) }),
    toggleSite: (site) => filterBy({ sites: toggled(state.getState().filter.sites, site) }),
    narrow: filterBy,
    clearFilter: () => state.setState({ filter: NO_FILTER }),
    changeLook,
    settleLook: (size) => {
      const { earlyLook } = state.getState()
      if (earlyLook === null) return
      state.setState({ earlyLook: null })
      changeLook(size, earlyLook)
    },
    focusFleet: () => state.setState(({ fleetFocus }) => ({ fleetFocus: fleetFocus + 1 })),
    toggleSection: (size, key) => changeLook(size, { collapsed: toggled(state.getState().looks[size].collapsed, key) }),
    toggleSelected: (id) => select(toggledIn(state.getState().selection, id)),
    extendSelection: (id, order) => select(extendedTo(state.getState().selection, id, order)),
    select: (ids) => select(selectionOf(ids)),
    clearSelection: () => select(NO_SELECTION),
    ask: (task) => state.setState({ task }),
    showPalette: (paletteOpen) => state.setState({ paletteOpen }),
    showHelp: (helpOpen) => state.setState({ helpOpen }),
  }
}

const toggled = (words: readonly string[], word: string): readonly string[] =>
  words.includes(word) ? words.filter((other) => other !== word) : [...words, word]

function onlyOrAdded(standings: readonly Standing[], standing: Standing, add: boolean): readonly Standing[] {
  const others = standings.filter((other) => other !== standing)
  const wasOn = others.length < standings.length
  if (add) return wasOn ? others : [...others, standing]
  return wasOn && others.length === 0 ? [] : [standing]
}
