import * as v from 'valibot'
import { timeInId } from '../time/time-in-id'
import { call } from './call'
import { narrowing } from './event-shapes'
import type { EventCountsView, EventPage } from './event-views'
import { count, instant } from './shapes'

/** Where a page ends: the id of an event, as the page before gave it. */
const cursor = v.pipe(
  v.string(),
  v.check((id) => timeInId(id) !== null, 'is no place between pages; give it as `next` or `previous` said it'),
)

/** Of what changed. */
export const eventCalls = {
  getEvents: call<EventPage>()(
    'GET',
    '/api/events',
    v.pipe(
      v.strictObject({
        ...narrowing,
        from: v.optional(instant),
        to: v.optional(instant),
        limit: v.optional(count(1000)),
        before: v.optional(cursor),
        after: v.optional(cursor),
      }),
      v.check(({ from = 0, to = Infinity }) => from <= to, 'the range ends before it begins'),
    ),
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
