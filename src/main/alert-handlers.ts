import { isSameScope, type MuteScope } from '../shared/alerts/mute'
import type { Handlers } from '../shared/contract/dispatch'
import { muteLasting } from '../shared/contract/edit'
import { alertsPage } from '../shared/contract/incident-page'
import { withKeptSecret } from '../shared/contract/mask-secret'
import type { Fleet } from '../shared/fleet/fleet'
import { type Outcome, ok, problem } from '../shared/outcome'
import type { Clock } from '../shared/time/clock'
import type { Alerting } from './alerting'
import type { Preferences } from './config/preferences'
import type { LiveFleet } from './fleet/live-fleet'
import type { WebhookCarrier } from './notify/webhook-carrier'

type AlertCall = 'getIncidents' | 'acknowledge' | 'mute' | 'unmute' | 'testWebhook'

export interface AlertParts {
  readonly clock: Clock
  readonly alerting: Alerting
  readonly fleet: LiveFleet
  readonly webhook: WebhookCarrier
  readonly preferences: Preferences
}

/** How the station answers the calls about alerts. */
export function alertHandlersOf({
  clock,
  alerting,
  fleet,
  webhook,
  preferences,
}: AlertParts): Pick<Handlers, AlertCall> {
  return {
    getIncidents: async (asked) => ok(alertsPage(alerting.view(), asked)),

    acknowledge: async ({ incidents }) => {
      await alerting.acknowledge(incidents ?? 'all')
      return ok(alerting.view())
    },

    mute: async ({ scope, forSeconds, until = null, untilRecovery = false, window = null }) => {
      const unknown = unknownIn(scope, fleet.gateways)
      if (unknown !== null) return unknown
      if (until !== null && until <= clock.now()) return problem('invalid-input', 'until: is over already', 'until')
      const end = forSeconds === undefined ? { until } : muteLasting(forSeconds, clock.now())
      // A plain mute of one gateway is written beside it, where its card and its page end it.
      if (scope.kind === 'gateway' && !untilRecovery && window === null) {
        await fleet.edit(scope.gateway, { mute: end })
      } else {
        await alerting.mute({ scope, ...end, untilRecovery, window })
      }
      return ok(alerting.view())
    },

    unmute: async ({ scope }) => {
      // Whoever it was for may be gone from the fleet, or from the group, since.
      const isMuted = alerting.current.mutes.some((muted) => isSameScope(muted.scope, scope))
      const unknown = isMuted ? null : unknownIn(scope, fleet.gateways)
      if (unknown !== null) return unknown
      if (scope.kind === 'gateway') await fleet.edit(scope.gateway, { mute: null })
      await alerting.unmute(scope)
      return ok(alerting.view())
    },

    ...webhookHandlersOf({ webhook, preferences }),
  }
}

/** Why nobody can be meant by a scope; `null` where somebody is. A mute of nobody would be taken for one of somebody. */
function unknownIn(scope: MuteScope, gateways: Fleet['gateways']): Outcome<never> | null {
  switch (scope.kind) {
    case 'fleet':
      return null
    case 'group': {
      for (const { edits } of gateways) if (edits.group === scope.group) return null
      const message = `there is no box in the group "${scope.group}"; a group is written as on its boxes, and is there as long as one is in it`
      return problem('not-found', message, 'scope.group')
    }
    // A device may be missing from the last list; its box says no more than that.
    case 'gateway':
    case 'device':
      if (gateways.get(scope.gateway) !== undefined) return null
      return problem('not-found', 'there is no gateway with this id', 'scope.gateway')
  }
}

/** How a webhook is tried, wherever there is one. */
export const webhookHandlersOf = ({
  webhook,
  preferences,
}: Pick<AlertParts, 'webhook' | 'preferences'>): Pick<Handlers, 'testWebhook'> => ({
  testWebhook: async ({ webhook: target }) => {
    const result = webhook.test(target === undefined ? null : withKeptSecret(target, preferences.get().webhook))
    return result === null
      ? problem('invalid-input', 'there is no webhook to test; give one, or enter it in the settings', 'webhook')
      : ok(await result)
  },
})
