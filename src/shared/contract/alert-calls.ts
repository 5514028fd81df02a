import * as v from 'valibot'
import { dailyWindow, muteScope, webhookTarget } from './alert-shapes'
import type { AlertsView, WebhookResult } from './alert-views'
import { call } from './call'
import { count, forSeconds, instant } from './shapes'

/** Of incidents, mutes and the webhook. */
export const alertCalls = {
  getIncidents: call<AlertsView>()(
    'GET',
    '/api/incidents',
    v.object({ limit: v.optional(count(5000)), before: v.optional(v.string()) }),
  ),
  /** Takes note of these incidents, or of all open ones: sound and reminders stop. */
  acknowledge: call<AlertsView>()(
    'POST',
    '/api/incidents/acknowledge',
    v.strictObject({ incidents: v.optional(v.pipe(v.array(v.string()), v.maxLength(5000))) }),
  ),
  /** For a length of time, until an instant, until nothing in it is bad any more, in windows that come back, or (none given) until ended. */
  mute: call<AlertsView>()(
    'POST',
    '/api/mutes',
    v.strictObject({
      scope: muteScope,
      forSeconds: v.optional(forSeconds),
      until: v.optional(v.nullable(instant)),
      untilRecovery: v.optional(v.boolean()),
      window: v.optional(v.nullable(dailyWindow)),
    }),
  ),
  unmute: call<AlertsView>()('POST', '/api/mutes/end', v.strictObject({ scope: muteScope })),
  /** Sends a test message at once, to the webhook given or the one in the settings, and tells what came of it. */
  testWebhook: call<WebhookResult>()(
    'POST',
    '/api/webhook/test',
    v.strictObject({ webhook: v.optional(webhookTarget) }),
  ),
}
