import type { StationHandlers } from '../shared/contract/dispatch'
import { editsOf } from '../shared/contract/edit'
import type { FleetView, GatewayView } from '../shared/contract/views'
import type { Gateway } from '../shared/model/gateway'
import { ok, problem } from '../shared/outcome'
import type { Clock } from '../shared/time/clock'
import { hours, seconds } from '../shared/time/millis'
import { type AlertParts, alertHandlersOf } from './alert-handlers'
import type { Preferences } from './config/preferences'
import { eventHandlersOf } from './event-handlers'
import { viewHistory } from './fleet/history'
import type { LastReports } from './fleet/last-reports'
import { limitsOf, viewStorage } from './fleet/view-storage'
import { wholePast } from './fleet/whole-past'
import { fleetHandlersOf } from './fleet-handlers'
import type { Storage } from './ports'
import type { Receiver } from './receiver/receiver'
import { notOpened, type ReceiverParts, receiverHandlersOf } from './receiver-handlers'

/** Samples of a history if the caller does not say: more than any screen has columns. */
const POINTS = 2000

/** The parts of a running station that calls are answered from. */
export interface Parts extends AlertParts, ReceiverParts {
  readonly clock: Clock
  readonly lastReports: LastReports
  readonly receiver: Receiver
  readonly preferences: Preferences
  readonly storage: Storage
  readonly describeFleet: () => FleetView
  readonly describeGateway: (gateway: Gateway) => GatewayView
}

/** How the station answers each call of the contract. */
export function handlersOf(parts: Parts): StationHandlers {
  const { clock, fleet, lastReports, receiver, preferences, storage, describeGateway } = parts
  const noGateway = problem('not-found', 'there is no gateway with this id', 'id')
  return {
    ...alertHandlersOf(parts),
    ...fleetHandlersOf(parts),
    ...eventHandlersOf(parts),
    ...receiverHandlersOf(parts),

    getFleet: async () => ok(parts.describeFleet()),

    getGateway: async ({ id }) => {
      const gateway = fleet.gateways.get(id)
      if (gateway === undefined) return noGateway
      return ok({ ...describeGateway(gateway), lastReport: lastReports.get(id) })
    },

    getHistory: async ({ id, from, to, points }) => {
      const gateway = fleet.gateways.get(id)
      if (gateway === undefined) return noGateway
      const end = to ?? clock.now()
      const present = { state: gateway.presence, since: gateway.presenceSince }
      const range = { from: from ?? end - hours(24), to: end, points: points ?? POINTS }
      return ok(viewHistory(await wholePast(storage, gateway, { ...range, present })))
    },

    editGateway: async (input) => {
      const gateway = await fleet.edit(input.id, editsOf(input))
      return gateway === null ? noGateway : ok(describeGateway(gateway))
    },

    getSettings: async () => ok(preferences.get()),

    changeSettings: async (patch) => {
      if (patch.receiverHost !== undefined || patch.receiverPort !== undefined) {
        // What the patch does not name stays as it runs, which the command line may have said.
        const now = receiver.view()
        const failure = await parts.openReceiver(patch.receiverHost ?? now.host, patch.receiverPort ?? now.port)
        if (failure !== null) {
          return notOpened(failure, patch.receiverPort === undefined ? 'receiverHost' : 'receiverPort')
        }
      }
      const settings = await preferences.change(patch)
      if (patch.keepDays !== undefined || patch.keepGigabytes !== undefined) storage.keepWithin(limitsOf(settings))
      if (patch.defaultPeriodSeconds !== undefined) fleet.setDefaultPeriod(seconds(settings.defaultPeriodSeconds))
      return ok(settings)
    },

    getStorage: async () => ok(viewStorage(await storage.usage(), preferences.get(), clock.now())),

    backUp: async () => {
      await storage.backUp()
      return ok(viewStorage(await storage.usage(), preferences.get(), clock.now()))
    },
  }
}
