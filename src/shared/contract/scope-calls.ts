import * as v from 'valibot'
import { call } from './call'
import type { FoundBoxes, ScopeView } from './scope-views'
import { count, gatewayId } from './shapes'
import { STANDINGS } from './standing'

const word = v.pipe(v.string(), v.maxLength(600))
const words = v.optional(v.pipe(v.array(word), v.maxLength(500)))

/** Of a fleet that is too large to be shown whole, as headquarters may have. */
export const scopeCalls = {
  /** From now on the subscription of this viewer is told of these boxes, beside what needs attention anywhere. */
  lookAt: call<ScopeView>()(
    'POST',
    '/api/fleet/look',
    v.strictObject({
      viewer: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
      /** All boxes of these. */
      sites: v.pipe(v.array(word), v.maxLength(500)),
      boxes: v.pipe(v.array(gatewayId), v.maxLength(500)),
    }),
  ),
  /** Boxes of all sites that every word of `query` occurs in, and whatever else is given holds for. */
  findBoxes: call<FoundBoxes>()(
    'POST',
    '/api/fleet/find',
    v.strictObject({
      query: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
      standings: v.optional(v.array(v.picklist(STANDINGS))),
      tags: words,
      /** The empty text for boxes of none. */
      groups: words,
      sites: words,
      limit: v.optional(count(500), 100),
    }),
  ),
}
