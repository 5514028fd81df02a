import type { StationHandlers } from '../shared/contract/dispatch'
import { editsOf, isMuteOver, muteOver } from '../shared/contract/edit'
import { narrowingTo, rankOf, type SearchWord, searchTextOf } from '../shared/contract/search'
import { someDeviceHas } from '../shared/contract/search-devices'
import { standingOf } from '../shared/contract/standing'
import type { FleetView, GatewayView } from '../shared/contract/views'
import type { Gateway } from '../shared/model/gateway'
import { ok, problem } from '../shared/outcome'
import type { Clock } from '../shared/time/clock'
import { accessHandlers } from './access-handlers'
import { type AlertParts, alertHandlersOf } from './alert-handlers'
import type { Preferences } from './config/preferences'
import { desktopHandlers } from './desktop-handlers'
import { eventHandlersOf } from './event-handlers'
import { type ExportParts, exportHandlersOf } from './export-handlers'
import type { FleetMoment } from './fleet/describe'
import { historyOf } from './fleet/history'
import type { LastReports } from './fleet/last-reports'
import { maskedReport } from './fleet/masked-report'
import { fleetHandlersOf } from './fleet-handlers'
import type { StationForwarding } from './forwarding'
import type { HiddenPasswords } from './hidden-passwords'
import type { Storage } from './ports'
import type { Receiver } from './receiver/receiver'
import { type ReceiverParts, receiverHandlersOf } from './receiver-handlers'
import { type SettingsParts, settingsHandlersOf } from './settings-handlers'
import { storageHandlersOf } from './storage-handlers'
import { tellFleet } from './told-fleet'
import { updatesHandlers } from './updates-handlers'

/** The parts of a running station that calls are answered from. */
export interface Parts extends AlertParts, ReceiverParts, SettingsParts, ExportParts {
  readonly clock: Clock
  readonly lastReports: LastReports
  readonly receiver: Receiver
  readonly preferences: Preferences
  readonly storage: Storage
  readonly forwarding: StationForwarding
  readonly fleetNow: () => FleetMoment
  readonly passwords: HiddenPasswords
  readonly describeGateway: (gateway: Gateway) => GatewayView
}

/** How the station answers each call of the contract. */
export function handlersOf(parts: Parts): StationHandlers {
  const { clock, fleet, lastReports, storage, describeGateway } = parts
  const noGateway = problem('not-found', 'there is no gateway with this id', 'id')
  return {
    ...alertHandlersOf(parts),
    ...exportHandlersOf(parts),
    ...fleetHandlersOf(parts),
    ...eventHandlersOf(parts),
    ...receiverHandlersOf(parts),
    ...settingsHandlersOf(parts),
    ...storageHandlersOf(parts),
    getForwarding: async () => ok(parts.forwarding.view()),
    ...desktopHandlers,
    ...updatesHandlers,
    ...accessHandlers,

    getFleet: async () =>
      ok(await new Promise<FleetView>((tell) => tellFleet(parts.fleetNow(), parts.passwords, tell))),

    lookAt: async () => problem('not-found', 'a station shows all its boxes to everybody', 'viewer'),

    findBoxes: async ({ query, standings = [], tags = [], groups = [], sites = [], limit }) => {
      const asked = { query, standings, tags, groups, sites }
      const hasDevice = ({ devices }: GatewayView, words: readonly SearchWord[]) => someDeviceHas(devices, words)
      const lets = narrowingTo<GatewayView>(asked, standingOf, searchTextOf, hasDevice)
      const { boxes, describe } = parts.fleetNow()
      const found = boxes.map(describe).filter(lets)
      const ranked = found.toSorted((a, b) => rankOf(standingOf(a), false) - rankOf(standingOf(b), false))
      return ok({ total: found.length, gateways: ranked.slice(0, limit) })
    },

    getGateway: async ({ id }) => {
      const gateway = fleet.gateways.get(id)
      if (gateway === undefined) return noGateway
      return ok({ ...describeGateway(gateway), lastReport: maskedReport(lastReports.get(id)) })
    },

    getRawReport: async ({ id }) => (fleet.gateways.get(id) === undefined ? noGateway : ok(lastReports.get(id))),

    getHistory: async ({ id, ...range }) => {
      const gateway = fleet.gateways.get(id)
      return gateway === undefined ? noGateway : ok(await historyOf(storage, gateway, clock.now(), range))
    },

    editGateway: async (input) => {
      if (isMuteOver(input.muted, clock.now())) return muteOver
      const gateway = await fleet.edit(input.id, editsOf(input, clock.now()))
      return gateway === null ? noGateway : ok(describeGateway(gateway))
    },
  }
}
