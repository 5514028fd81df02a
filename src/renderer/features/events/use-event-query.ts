import { useMemo } from 'react'
import type { Input } from '../../../shared/contract/calls'
import type { EventView } from '../../../shared/contract/views'
import type { World } from '../../../shared/contract/world'
import { type Findable, matcherOf, searchFor } from '../../../shared/events/search'
import { unacknowledged } from '../../store/alerts'
import { useStores } from '../../store/context'
import type { EventLook } from '../../store/event-look'
import { useStation } from '../../store/hooks'

export type Narrowing = Pick<Input<'getEvents'>, 'topics' | 'gateway' | 'group' | 'text' | 'unacknowledged'>

/** What to ask the station for, and how to tell which of what happens meanwhile belongs to it. */
export interface EventQuery {
  readonly narrowing: Narrowing
  readonly bounds: { readonly from?: number; readonly to?: number }
  /** The same as long as the same is asked for. */
  readonly key: string
  /** The same as long as the same events are meant, whatever became of them. */
  readonly what: string
  readonly isWanted: (event: EventView) => boolean
}

export function useEventQuery(look: EventLook): EventQuery {
  const { station } = useStores()
  // What waits is a list of its own: whenever it is another, it is read anew.
  const waiting = useStation(({ alerts }) =>
    look.onlyUnacknowledged
      ? unacknowledged(alerts)
          .map(({ id }) => id)
          .join(' ')
      : '',
  )
  const { text, topics, group, gateway, onlyUnacknowledged, range } = look
  return useMemo(() => {
    const narrowing: Narrowing = {
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(topics.length === 0 ? {} : { topics: [...topics] }),
      ...(group === null ? {} : { group }),
      ...(gateway === null ? {} : { gateway }),
      ...(onlyUnacknowledged ? { unacknowledged: true } : {}),
    }
    const bounds: EventQuery['bounds'] = typeof range === 'string' ? {} : range
    return {
      narrowing,
      bounds,
      key: JSON.stringify([narrowing, bounds, waiting]),
      what: JSON.stringify([narrowing, bounds]),
      isWanted: (event) => {
        const { world } = station.state.getState()
        return !onlyUnacknowledged && Date.parse(event.at) < (bounds.to ?? Infinity) && isMeant(event, narrowing, world)
      },
    }
  }, [text, topics, group, gateway, onlyUnacknowledged, range, waiting, station])
}

function isMeant(event: EventView, { text = '', topics, group, gateway }: Narrowing, world: World | null): boolean {
  const own = world?.gateways.get(event.gateway)
  if (group !== undefined && (own?.group ?? '') !== group) return false
  const words = searchFor(text, own === undefined ? [] : [findable(own)])
  const { who, what } = matcherOf({ topics, words, ...(gateway === undefined ? {} : { gateways: [gateway] }) })
  return who(event) && what(event)
}

type Known = World['gateways'] extends ReadonlyMap<string, infer G> ? G : never

const findable = ({ id, sn, name, alias, group, note, mac, addresses, tags, devices }: Known): Findable => ({
  id,
  words: [id, sn, name, alias, group, note, mac, ...addresses, ...tags],
  devices,
})
