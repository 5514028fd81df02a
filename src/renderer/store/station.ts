import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ConnectionEvent, StationClient } from '../../shared/contract/client'
import type { PushEvent } from '../../shared/contract/push'
import type { EventView, RejectionView } from '../../shared/contract/views'
import { applyPatch, type World, worldFromFleet } from '../../shared/contract/world'
import type { Settings } from '../../shared/model/settings'
import { createStationClock, type StationClock } from './clock'

/** What this page knows of the station. */
export interface StationState {
  /** `null` until the first snapshot: nothing is known yet. */
  readonly world: World | null
  readonly connection: 'connecting' | 'open' | 'lost'
  readonly settings: Settings | null
  /** Newest first. */
  readonly rejections: readonly RejectionView[]
  /** The transitions since this page was opened, newest first. */
  readonly liveEvents: readonly EventView[]
}

/** The station as the interface uses it: state to draw, calls to make. */
export interface StationStore {
  readonly state: StoreApi<StationState>
  readonly clock: StationClock
  readonly invoke: StationClient['invoke']
  /** Listens to the station until the returned function is called. */
  start(): () => void
}

/** As many as anybody reads back before asking for the list itself. */
const KEPT = 200

/** Keeps the world of one client up to date. */
export function createStationStore(client: StationClient, clock = createStationClock()): StationStore {
  const state = createStore<StationState>(() => ({
    world: null,
    connection: 'connecting',
    settings: null,
    rejections: [],
    liveEvents: [],
  }))

  const showWorld = (world: World) => {
    clock.adjust(Date.parse(world.at))
    clock.freeze(!world.receiver.listening)
    state.setState({ world })
  }

  const fetchFleet = async () => {
    const fleet = await client.invoke('getFleet', {})
    if (fleet.ok) showWorld(worldFromFleet(fleet.value))
  }

  const fetchRest = async () => {
    const [settings, rejections] = await Promise.all([
      client.invoke('getSettings', {}),
      client.invoke('getRejections', {}),
    ])
    if (settings.ok) state.setState({ settings: settings.value })
    if (rejections.ok) state.setState({ rejections: rejections.value.rejections })
  }

  const receive = (event: PushEvent | ConnectionEvent) => {
    switch (event.type) {
      case 'connection':
        clock.freeze(event.state === 'lost')
        state.setState({ connection: event.state })
        // What was pushed in between is lost: ask for it.
        if (event.state === 'open') void fetchRest()
        return
      case 'snapshot':
        state.setState({ connection: 'open' })
        return showWorld(worldFromFleet(event.fleet))
      case 'patch': {
        const { world, liveEvents } = state.getState()
        if (world === null) return
        const next = applyPatch(world, event.patch)
        if (next === 'missed') return void fetchFleet()
        showWorld(next)
        const news = event.patch.events
        if (news?.length) state.setState({ liveEvents: newestFirst(news.toReversed(), liveEvents) })
        return
      }
      case 'settings':
        return state.setState({ settings: event.settings })
      case 'rejection':
        return state.setState({ rejections: withRejection(event.rejection, state.getState().rejections) })
    }
  }

  return {
    state,
    clock,
    invoke: client.invoke,
    start: () => {
      const stopClock = clock.run()
      const unsubscribe = client.subscribe(receive)
      void fetchRest()
      return () => {
        unsubscribe()
        stopClock()
      }
    },
  }
}

const newestFirst = <T>(news: readonly T[], known: readonly T[]): readonly T[] => [...news, ...known].slice(0, KEPT)

/** A request like one that was refused before takes its place. */
const withRejection = (rejection: RejectionView, known: readonly RejectionView[]): readonly RejectionView[] =>
  newestFirst(
    [rejection],
    known.filter(({ id }) => id !== rejection.id),
  )
