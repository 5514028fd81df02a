import { MESSAGE_CHARACTERS, type SnapshotMessage } from '../../shared/hq/commit-message'
import type { Position } from '../../shared/hq/position'
import type { Gateway } from '../../shared/model/gateway'
import type { Incident } from '../../shared/model/incident'
import type { FleetAt } from '../ports'
import { openIncidentsIn } from './told'

/** All gateways at a place in the journal, in the messages that bring them. */
export interface Snapshot {
  readonly position: Position
  /** Headquarters has nothing of the store: it comes before what it contains, so that all is seen at once. */
  readonly isFirst: boolean
  readonly messages: readonly SnapshotMessage[]
}

export function snapshotOf(position: Position, isFirst: boolean, { gateways, alerts }: FleetAt): Snapshot {
  const parts = inParts(gateways)
  const incidents = openIncidentsIn(alerts)
  return { position, isFirst, messages: parts.map((part, index) => messageOf(part, index, parts.length, incidents)) }
}

const messageOf = (
  gateways: readonly Gateway[],
  index: number,
  of: number,
  incidents: readonly Incident[],
): SnapshotMessage => ({
  schema: 1,
  kind: 'snapshot',
  part: index + 1,
  of,
  gateways,
  ...(index === 0 ? { incidents } : {}),
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
