import type { ScopeView } from '../../shared/contract/scope-views'
import { seconds } from '../../shared/time/millis'
import { useStation, useView } from './hooks'
import { type FleetFilter, isFiltering } from './shown'
import type { StationStore } from './station'
import type { Found } from './station-state'
import type { View } from './view'

/** As many boxes as a search brings to the screen. */
const FOUND_AT_ONCE = 200

/** How long somebody may go on typing before headquarters is asked. */
const TYPING = 250
const PUSHED_WITHIN = 500
/** What was found is looked for again, because other boxes may be meant by now. */
const FIND_AGAIN = seconds(10)
/** By words, which all sub-devices are looked through for, seldom do others come to be meant: only every third time. */
const BY_WORDS = 3

/** What of a fleet that is too large is here; `null` where all of it is. */
export const useScope = (): ScopeView | null => useStation(({ world }) => world?.scope ?? null)

/** Whether nobody has chosen a part yet of a fleet that cannot be shown whole: then its sites are shown. */
export function useIsOverview(): boolean {
  const isScoped = useStation(({ world }) => (world?.scope ?? null) !== null)
  return useView(({ filter }) => isScoped && !isFiltering(filter))
}

/** Whether boxes that are meant are not here yet, because headquarters is still asked for them. */
export function useIsAwaited(): boolean {
  const isLooking = useStation((state) => state.isLooking)
  const isUnanswered = useStation(({ world, found }) => (world?.scope ?? null) !== null && found === null)
  const isAsked = useView(({ filter }) => filter.sites.length === 0 && isFiltering(filter))
  return isLooking || (isUnanswered && isAsked)
}

/**
 * Where the fleet is too large to be shown whole, lets headquarters show what is being looked at: the sites that were
 * chosen, the box that is open, and what a filter finds anywhere. Until the returned function is called.
 */
export function followScope(station: StationStore, view: View): () => void {
  let asked = ''
  let searched = ''
  let typing: ReturnType<typeof setTimeout> | undefined
  let times = 0

  const look = () => {
    const { world, found } = station.state.getState()
    const scope = world?.scope ?? null
    if (scope === null) return
    const { filter, openGateway } = view.state.getState()
    const boxes = [...new Set([...(openGateway === null ? [] : [openGateway]), ...(found?.ids ?? [])])]
    const wanted = { viewer: scope.viewer, sites: [...filter.sites], boxes }
    const key = JSON.stringify(wanted)
    const isAtRest = wanted.sites.length + boxes.length + scope.sites.length === 0
    if (key === asked || (isAtRest && !asked.startsWith(`{"viewer":"${scope.viewer}"`))) return
    asked = key
    station.state.setState({ isLooking: true })
    void station.invoke('lookAt', wanted).finally(() => {
      // What it brings comes with the next push.
      setTimeout(() => key === asked && station.state.setState({ isLooking: false }), PUSHED_WITHIN)
    })
  }

  const search = async (key: string, { query, standings, tags, groups }: FleetFilter) => {
    const lists = { standings: [...standings], tags: [...tags], groups: [...groups] }
    const given = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
    const outcome = await station.invoke('findBoxes', { query, ...given, limit: FOUND_AT_ONCE })
    if (key !== searched || !outcome.ok) return
    const { gateways, total } = outcome.value
    station.state.setState({ found: { ids: gateways.map(({ id }) => id), total } })
    look()
  }

  const follow = (isAgain = false) => {
    const { world, found } = station.state.getState()
    const { filter } = view.state.getState()
    const isAll = world?.scope != null && filter.sites.length === 0 && isFiltering(filter)
    const key = isAll ? JSON.stringify({ ...filter, viewer: world?.scope?.viewer }) : ''
    if (key !== searched || (isAgain && isAll)) {
      const isNew = key !== searched
      searched = key
      clearTimeout(typing)
      if (isAll) typing = setTimeout(() => void search(key, filter), isNew ? TYPING : 0)
      else if (found !== null) station.state.setState({ found: null })
    }
    look()
  }

  const again = setInterval(() => {
    const byWords = view.state.getState().filter.query.trim() !== ''
    if (++times % (byWords ? BY_WORDS : 1) === 0) follow(true)
  }, FIND_AGAIN)
  const ends = [
    station.state.subscribe(({ world }, { world: before }) => {
      if (world?.scope !== before?.scope) follow()
    }),
    view.state.subscribe(({ filter, openGateway }, before) => {
      if (filter !== before.filter || openGateway !== before.openGateway) follow()
    }),
  ]
  return () => {
    clearInterval(again)
    clearTimeout(typing)
    for (const end of ends) end()
  }
}

/** What a filter has found anywhere; `null` where all that it is about is here. */
export const useFound = (): Found | null => useStation(({ found }) => found)
