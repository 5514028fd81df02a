import * as v from 'valibot'
import { call } from './call'
import { LONGEST_GROUP, LONGEST_NAME, LONGEST_NOTE } from './edit-limits'
import type { Edited, Removed, RemovedGateways, Restored } from './removal-views'
import { count, forSeconds, gatewayId, gatewayIds, instant, periodSeconds, tag, tags, text } from './shapes'
import type { FleetView, GatewayDetail, GatewayView, HistoryView, RawReport } from './views'

/** Of the fleet and its gateways. */
export const fleetCalls = {
  getFleet: call<FleetView>()(
    'GET',
    '/api/fleet',
    v.object({
      /** Of a fleet that is not shown whole: as this viewer sees it, or with all boxes of this site. */
      viewer: v.optional(v.pipe(v.string(), v.maxLength(100))),
      site: v.optional(v.pipe(v.string(), v.maxLength(100))),
    }),
  ),
  getGateway: call<GatewayDetail>()('GET', '/api/gateways/:id', v.object({ id: gatewayId })),
  /** The last report with the passwords in it, for whoever asks for them. */
  getRawReport: call<RawReport | null>()('GET', '/api/gateways/:id/report', v.object({ id: gatewayId })),
  getHistory: call<HistoryView>()(
    'GET',
    '/api/gateways/:id/history',
    v.strictObject({
      id: gatewayId,
      from: v.optional(instant),
      to: v.optional(instant),
      points: v.optional(count(5000)),
    }),
  ),
  editGateway: call<GatewayView>()(
    'POST',
    '/api/gateways/:id',
    v.strictObject({
      id: gatewayId,
      alias: v.optional(text(LONGEST_NAME)),
      note: v.optional(text(LONGEST_NOTE)),
      tags: v.optional(tags),
      group: v.optional(text(LONGEST_GROUP)),
      periodSeconds: v.optional(v.nullable(periodSeconds)),
      /** `true` until further notice, an instant until then, `false` or `null` not. */
      muted: v.optional(v.nullable(v.union([v.boolean(), instant, v.strictObject({ forSeconds })]))),
    }),
  ),
  removeGateway: call<null>()('DELETE', '/api/gateways/:id', v.object({ id: gatewayId })),
  /** The same edit of several, all of them or none. */
  editGateways: call<Edited>()(
    'POST',
    '/api/fleet/edit',
    v.strictObject({
      ids: gatewayIds,
      group: v.optional(text(LONGEST_GROUP)),
      addTags: v.optional(tags),
      removeTags: v.optional(v.pipe(v.array(tag), v.maxLength(200))),
      muted: v.optional(v.nullable(v.union([v.boolean(), instant, v.strictObject({ forSeconds })]))),
    }),
  ),
  removeGateways: call<Removed>()('POST', '/api/fleet/remove', v.strictObject({ ids: gatewayIds })),
  /** Brings back what was removed, as it was. */
  restoreGateways: call<Restored>()('POST', '/api/fleet/restore', v.strictObject({ ids: gatewayIds })),
  /** What was removed and can still be brought back, the last first. */
  getRemoved: call<RemovedGateways>()('GET', '/api/fleet/removed', v.object({})),
}
