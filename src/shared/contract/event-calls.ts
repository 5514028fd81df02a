import * as v from 'valibot'
import { call } from './call'
import { count, gatewayId, instant } from './shapes'
import type { EventPage } from './views'

/** Of what changed. */
export const eventCalls = {
  getEvents: call<EventPage>()(
    'GET',
    '/api/events',
    v.object({
      from: v.optional(instant),
      to: v.optional(instant),
      gateway: v.optional(gatewayId),
      kind: v.optional(v.string()),
      limit: v.optional(count(1000)),
      before: v.optional(v.string()),
    }),
  ),
}
