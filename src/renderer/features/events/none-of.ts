import type { Text } from '../../../shared/text/text'
import type { EventLook } from '../../store/event-look'

/** What there is none of: a range of one's own is said only if nothing else is chosen. */
export function noneOf({ topics, group, gateway, onlyUnacknowledged, range }: EventLook, say: Text['events']): string {
  if (onlyUnacknowledged) return say.allAcknowledged
  const isAnyKind = topics.length === 0 && group === null && gateway === null
  return isAnyKind && typeof range !== 'string' ? say.noneInRange : say.noneOfKind
}
