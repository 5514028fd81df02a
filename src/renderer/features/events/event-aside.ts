import { formatDuration } from '../../../shared/text/duration'
import { eventDetail } from '../../../shared/text/event-sentence'
import type { Text } from '../../../shared/text/text'
import { iso } from '../../../shared/time/iso'
import type { LoggedEvent } from '../../store/event-log'

/** What is said beside an event: of a recovery after how long it came, of everything else why it happened. */
export function eventAside(event: LoggedEvent, text: Text): string {
  const { stretch, kind } = event
  if (stretch === null || stretch.since === iso(event.at) || stretch.until === null) return eventDetail(event, text)
  const long = formatDuration(Date.parse(stretch.until) - Date.parse(stretch.since), text)
  return kind === 'fault' ? text.events.afterFault(long) : text.events.afterOffline(long)
}
