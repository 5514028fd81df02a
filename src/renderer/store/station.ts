import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AlertsChange } from '../../shared/contract/alert-views'
import type { ConnectionEvent, StationClient } from '../../shared/contract/client'
import type { ExportView } from '../../shared/contract/export-views'
import type { ForwardingView } from '../../shared/contract/forwarding-views'
import type { DesktopEvent, PushEvent } from '../../shared/contract/push'
import type { RejectionView } from '../../shared/contract/rejection'
import type { ScopeView } from '../../shared/contract/scope-views'
import { applyPatch, type World, worldFromFleet } from '../../shared/contract/world'
import type { Settings } from '../../shared/model/settings'
import { withChange } from './alerts'
import { createStationClock, type StationClock } from './clock'
import { createExportList, type ExportList, withExport } from './export-list'
import { createPushedState } from './pushed-state'
import { sizeAfter } from './size-after'
import { NOTHING_KNOWN, type StationState } from './station-state'
import { announced, announcedAside, dismissed, exchanged, stillOpen, withoutAcknowledged } from './toasts'

/** The station as the interface uses it: state to draw, calls to make. */
export interface StationStore {
  readonly state: StoreApi<StationState>
  readonly clock: StationClock
  readonly invoke: StationClient['invoke']
  /** What is being exported, and what was. */
  readonly exports: ExportList
  /** Reads what was exported, and where to. */
  fetchExports(): Promise<void>
  dismissToast(id: string): void
  /**
   * Listens to the station until the returned function is called.
   * @param onDesktop what to do with what the desktop says to its window
   */
  start(onDesktop?: (event: DesktopEvent) => void): () => void
}

/** As many as anybody reads back before asking for the list itself. */
const KEPT = 200

/** Keeps the world of one client up to date. */
export function createStationStore(client: StationClient, clock = createStationClock()): StationStore {
  const state = createStore<StationState>(() => NOTHING_KNOWN)

  const exports = createExportList()

  const showWorld = (world: World) => {
    clock.adjust(Date.parse(world.at))
    // Simulated boxes are heard whatever the receiver does.
    clock.freeze(!world.receiver.listening && !world.simulated)
    state.setState(({ world: before, size }) => ({ world, size: sizeAfter(before, size, world) }))
  }

  const fetchFleet = async () => {
    const viewer = state.getState().world?.scope?.viewer
    const fleet = await client.invoke('getFleet', viewer === undefined ? {} : { viewer })
    if (fleet.ok) showWorld(worldFromFleet(fleet.value))
  }

  const alerts = createPushedState(
    () => client.invoke('getIncidents', {}),
    withChange,
    (now) => state.setState(({ toasts }) => ({ alerts: now, toasts: stillOpen(toasts, now) })),
  )
  const changeAlerts = (change: AlertsChange) => {
    alerts.note(change)
    state.setState(({ alerts: known, toasts }) => ({
      alerts: known && withChange(known, change),
      toasts: withoutAcknowledged(toasts, change.incidents),
    }))
  }

  const settings = createPushedState(
    () => client.invoke('getSettings', {}),
    (_before, now: Settings) => now,
    (now) => state.setState({ settings: now }),
  )
  const changeSettings = (now: Settings) => {
    settings.note(now)
    state.setState({ settings: now })
  }

  const forwarding = createPushedState(
    () => client.invoke('getForwarding', {}),
    (_before, now: ForwardingView) => now,
    (now) => state.setState({ forwarding: now }),
  )
  const changeForwarding = (now: ForwardingView) => {
    forwarding.note(now)
    state.setState({ forwarding: now })
  }

  const refused = createPushedState(
    () => client.invoke('getRejections', {}),
    (whole, one: RejectionView) => ({ ...whole, rejections: withRejection(one, whole.rejections) }),
    ({ rejections }) => state.setState({ rejections }),
  )
  const refuse = (one: RejectionView) => {
    refused.note(one)
    state.setState(({ rejections }) => ({ rejections: withRejection(one, rejections) }))
  }

  const exported = createPushedState(
    () => client.invoke('getExports', {}),
    (whole, one: ExportView) => ({ ...whole, exports: withExport(whole.exports, one) }),
    (now) => {
      exports.setState(now.exports, true)
      state.setState({ exportFolder: now.folder, damagedExports: now.damagedList ?? null })
    },
  )
  const changeExport = (one: ExportView) => {
    exported.note(one)
    exports.setState((known) => withExport(known, one), true)
  }

  const fetchRest = () => {
    for (const { fetch } of [alerts, settings, forwarding, refused]) void fetch()
  }

  /** The station, or what it shows, is another: what was known besides the fleet was of the one before. */
  const showOther = (world: World, isExpected: boolean) => {
    const { world: before, toasts } = state.getState()
    const wasSimulated = before?.simulated ?? false
    showWorld(world)
    if (wasSimulated !== world.simulated)
      state.setState({ toasts: exchanged(toasts, world.simulated), announcement: null })
    if (before === null || isExpected) return
    state.setState({ liveEvents: [] })
    fetchRest()
  }

  /** Only what is looked at is another. */
  const isSameViewer = (scope: ScopeView | undefined) =>
    scope !== undefined && scope.viewer === state.getState().world?.scope?.viewer

  // After a connection has opened comes a snapshot, and the rest is asked for then.
  let justOpened = false
  const receive = (event: PushEvent | ConnectionEvent) => {
    switch (event.type) {
      case 'connection':
        clock.freeze(event.state === 'lost')
        state.setState({ connection: event.state })
        // What was pushed in between is lost: ask for it.
        justOpened = event.state === 'open'
        if (justOpened) fetchRest()
        return
      case 'snapshot':
        state.setState({ connection: 'open' })
        showOther(worldFromFleet(event.fleet), justOpened || isSameViewer(event.fleet.scope))
        justOpened = false
        return
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
        return changeSettings(event.settings)
      case 'forwarding':
        return changeForwarding(event.forwarding)
      case 'rejection':
        return refuse(event.rejection)
      case 'alerts':
        return changeAlerts(event.change)
      case 'announcement': {
        const { announcement } = event
        const told = state.getState().world?.simulated ? {} : { announcement }
        return state.setState(({ toasts }) => ({ ...told, toasts: announced(toasts, announcement) }))
      }
      case 'export':
        return changeExport(event.export)
      case 'aside': {
        const { announcement } = event
        return state.setState(({ toasts }) => ({ announcement, toasts: announcedAside(toasts, announcement) }))
      }
    }
  }

  return {
    state,
    clock,
    invoke: client.invoke,
    exports,
    fetchExports: exported.fetch,
    dismissToast: (id) => state.setState(({ toasts }) => ({ toasts: dismissed(toasts, id) })),
    start: (onDesktop) => {
      const stopClock = clock.run()
      const unsubscribe = client.subscribe((event) => {
        if (isOfDesktop(event)) onDesktop?.(event)
        else receive(event)
      })
      fetchRest()
      return () => {
        unsubscribe()
        stopClock()
      }
    },
  }
}

const OF_DESKTOP: ReadonlySet<string> = new Set<DesktopEvent['type']>([
  'open',
  'show',
  'reloaded',
  'update',
  'languages',
])

const isOfDesktop = (event: PushEvent | ConnectionEvent): event is DesktopEvent => OF_DESKTOP.has(event.type)

const newestFirst = <T>(news: readonly T[], known: readonly T[]): readonly T[] => [...news, ...known].slice(0, KEPT)

/** A request like one that was refused before takes its place. */
const withRejection = (rejection: RejectionView, known: readonly RejectionView[]): readonly RejectionView[] =>
  newestFirst(
    [rejection],
    known.filter(({ id }) => id !== rejection.id),
  )
