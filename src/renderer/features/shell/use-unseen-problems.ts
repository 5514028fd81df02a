import type { EventView } from '../../../shared/contract/views'
import { isBadNews } from '../../store/bad-news'
import { useStation, useView } from '../../store/hooks'

/** How many problems began since the user last looked at the events, as far as this page has seen. */
export function useUnseenProblems(): number {
  const seen = useView(({ seenEvent }) => seenEvent)
  const isOpen = useView(({ screen }) => screen === 'events')
  const unseen = useStation(({ liveEvents }) => countProblems(liveEvents, seen))
  return isOpen ? 0 : unseen
}

/** `events` are newest first; those from the one that was seen on do not count. */
function countProblems(events: readonly EventView[], seen: string | null): number {
  const end = seen === null ? -1 : events.findIndex(({ id }) => id === seen)
  return (end < 0 ? events : events.slice(0, end)).filter(isBadNews).length
}
