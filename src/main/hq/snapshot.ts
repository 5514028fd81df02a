import { mutedGateways } from '../../shared/alerts/chronicle'
import { MESSAGE_CHARACTERS, type SnapshotMessage } from '../../shared/hq/commit-message'
import type { Position } from '../../shared/hq/position'
import type { Gateway } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import type { FleetAt } from '../ports'
import { mutesIn, openIncidentsIn } from './told'

/** All gateways at a place in the journal, in the messages that bring them. */
export interface Snapshot {
  readonly position: Position
  /** Headquarters has nothing of the store: it comes before what it contains, so that all is seen at once. */
  readonly isFirst: boolean
  readonly messages: readonly SnapshotMessage[]
}

export function snapshotOf(position: Position, isFirst: boolean, { gateways, alerts }: FleetAt, now: Millis): Snapshot {
  const parts = inParts(gateways)
  const first = { incidents: openIncidentsIn(alerts), muted: [...mutedGateways(gateways, mutesIn(alerts), now).keys()] }
  return { position, isFirst, messages: parts.map((part, index) => messageOf(part, index, parts.length, first)) }
}

const messageOf = (
  gateways: readonly Gateway[],
  index: number,
  of: number,
  first: Pick<SnapshotMessage, 'incidents' | 'muted'>,
): SnapshotMessage => ({
  schema: 1,
  kind: 'snapshot',
  part: index + 1,
  of,
  gateways,
  ...(index === 0 ? first : {}),
})

/** One part at least: that there is no gateway is to be said too. */
function inParts(gateways: readonly Gateway[]): (readonly Gateway[])[] {
  const parts: Gateway[][] = [[]]
  let characters = 0
  for (const gateway of gateways) {
    const own = JSON.stringify(gateway).length
    if (characters > 0 && characters + own > MESSAGE_CHARACTERS) {
      parts.push([])
      characters = 0
    }
    parts.at(-1)?.push(gateway)
    characters += own
  }
  return parts
}
