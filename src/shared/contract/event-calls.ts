import * as v from 'valibot'
import { call } from './call'
import { narrowing } from './event-shapes'
import type { EventCountsView, EventPage } from './event-views'
import { count, instant } from './shapes'

/** Of what changed. */
export const eventCalls = {
  getEvents: call<EventPage>()(
    'GET',
    '/api/events',
    v.strictObject({
      ...narrowing,
      from: v.optional(instant),
      to: v.optional(instant),
      limit: v.optional(count(1000)),
      before: v.optional(v.string()),
      after: v.optional(v.string()),
    }),
  ),
  getEventCounts: call<EventCountsView>()(
    'GET',
    '/api/events/counts',
    v.pipe(
      v.strictObject({ ...narrowing, from: instant, to: instant, bins: count(500) }),
      v.check(({ from, to }) => from < to, 'the range ends before it begins'),
    ),
  ),
}
