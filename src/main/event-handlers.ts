import { beginningOf } from '../shared/contract/beginning'
import type { Input } from '../shared/contract/calls'
import type { Handlers } from '../shared/contract/dispatch'
import { isUnacknowledged } from '../shared/contract/unacknowledged'
import { viewPastEvent } from '../shared/contract/view-event'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import { ok } from '../shared/outcome'
import { iso } from '../shared/time/iso'
import type { Alerting } from './alerting'
import { searchOf } from './fleet/narrow'
import { notesOf } from './fleet/notes'
import { stretchNow } from './fleet/stretch-now'
import type { Storage, TransitionQuery } from './ports'

/** Events of one page if the caller does not say. */
const PAGE = 200

type EventCall = 'getEvents' | 'getEventCounts'

export interface EventParts {
  readonly storage: Pick<Storage, 'transitions' | 'countTransitions' | 'stretches'>
  readonly fleet: { readonly gateways: Iterable<Gateway> & { get(id: GatewayId): Gateway | undefined } }
  readonly alerting: Pick<Alerting, 'view'>
}

/** How the station answers each call about what changed. */
export function eventHandlersOf({ storage, fleet, alerting }: EventParts): Pick<Handlers, EventCall> {
  const toldIds = () =>
    alerting
      .view()
      .open.filter(isUnacknowledged)
      .flatMap((one) => beginningOf(one) ?? [])
  const queryOf = ({ from, to, before, after, unacknowledged, ...asked }: Input<'getEvents'>) => ({
    ...{ from, to, before, after },
    search: searchOf(asked, fleet.gateways),
    ...(unacknowledged ? { ids: toldIds() } : {}),
  })
  const isAfter = async (first: string | null, { to: _to, ...query }: Omit<TransitionQuery, 'limit'>) =>
    first !== null && (await storage.transitions({ ...query, after: first, limit: 1 })).length > 0
  return {
    getEvents: async ({ limit = PAGE, ...asked }) => {
      const query = queryOf(asked)
      // One more than asked for says whether the way goes on.
      const found = await storage.transitions({ ...query, limit: limit + 1 })
      const goesOn = found.length > limit
      const isAscending = asked.after !== undefined && asked.before === undefined
      const page = isAscending && goesOn ? found.slice(1) : found.slice(0, limit)
      const stretches = await storage.stretches(page)
      const noted = await notesOf(storage, page, stretches)
      const events = page.map((one, n) =>
        viewPastEvent(one, stretchNow(one, stretches[n] ?? null, fleet.gateways), noted.get(one.id) ?? null),
      )
      const [first = null, last = null] = [page[0]?.id, page.at(-1)?.id]
      if (isAscending) return ok({ events, next: last, previous: goesOn ? first : null })
      const hasNewer = asked.before !== undefined || (asked.to !== undefined && (await isAfter(first, query)))
      return ok({ events, next: goesOn ? last : null, previous: hasNewer ? first : null })
    },

    getEventCounts: async ({ from, to, bins, unacknowledged, ...asked }) => {
      const ids = unacknowledged ? toldIds() : undefined
      const search = searchOf(asked, fleet.gateways)
      const counts = await storage.countTransitions({ from, to, bins, search, ids })
      return ok({ from: iso(from), to: iso(to), ...counts })
    },
  }
}
