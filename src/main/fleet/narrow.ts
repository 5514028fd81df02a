import type { Input } from '../../shared/contract/calls'
import type { EventSearch } from '../../shared/events/search'
import { type Findable, searchFor } from '../../shared/events/search'
import type { Gateway, GatewayId } from '../../shared/model/gateway'

type Narrowing = Pick<Input<'getEvents'>, 'topics' | 'kind' | 'gateway' | 'group' | 'text'>

/** What was asked for, in terms of what transitions say: who is in a group, or found by an address, only the fleet knows. */
export function searchOf(asked: Narrowing, gateways: ReadonlyGateways): EventSearch {
  const { topics, kind, gateway, group, text = '' } = asked
  const inGroup = group === undefined ? null : membersOf(group, gateways)
  const only = gateway === undefined ? null : idsOf(gateway, gateways)
  const both = only === null || inGroup === null ? (only ?? inGroup) : only.filter((id) => inGroup.includes(id))
  return {
    topics,
    kind,
    ...(both === null ? {} : { gateways: both }),
    words: searchFor(text, mapped(gateways, findable)),
  }
}

interface ReadonlyGateways extends Iterable<Gateway> {
  get(id: GatewayId): Gateway | undefined
}

/** A gateway's ids: its own and those of the provisional gateways that turned out to be it. */
const idsOf = (id: GatewayId, gateways: ReadonlyGateways): readonly GatewayId[] => [
  id,
  ...(gateways.get(id)?.absorbed ?? []).map((one) => one.id),
]

const membersOf = (group: string, gateways: ReadonlyGateways): readonly GatewayId[] =>
  [...gateways].filter(({ edits }) => (edits.group ?? '') === group).flatMap(({ id }) => idsOf(id, gateways))

function findable({ id, sn, name, mac, addresses, edits, devices }: Gateway): Findable {
  const { alias, group, note, tags } = edits
  return { id, words: [id, sn, name, alias, group, note, mac, ...addresses, ...tags], devices }
}

function* mapped<T, R>(items: Iterable<T>, change: (item: T) => R): Generator<R> {
  for (const item of items) yield change(item)
}
