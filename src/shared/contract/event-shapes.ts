import * as v from 'valibot'
import { TOPICS } from '../events/topic'
import { LONGEST_GROUP } from './edit-limits'
import { gatewayId } from './shapes'

/** Shapes that the calls about events take. */

/** Topics, or in a query string their names between commas. */
const topics = v.pipe(
  v.union([
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',').filter(Boolean)),
    ),
    v.array(v.string()),
  ]),
  v.array(v.picklist(TOPICS)),
)

/** `true`, also as text. */
const flag = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])], 'is neither true nor false'),
  v.transform((value) => value === true || value === 'true'),
)

/** What events are narrowed to; all that is given has to hold. */
export const narrowing = {
  topics: v.optional(topics),
  kind: v.optional(v.string()),
  gateway: v.optional(gatewayId),
  /** Gateways that are in this group now; empty for those in none. */
  group: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_GROUP))),
  /** Every word of it occurs in what the box or the device is called or found by. */
  text: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** Only events of incidents that were told, still hold and that nobody took note of. */
  unacknowledged: v.optional(flag),
}
