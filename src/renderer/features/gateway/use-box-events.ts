import { useMemo } from 'react'
import { type LogState, useEventLog } from '../events/use-event-log'
import type { EventQuery } from '../events/use-event-query'

/** The transitions of one box that are read so far, newest first, with those that happen meanwhile on top. */
export function useBoxEvents(id: string): LogState {
  const query = useMemo<EventQuery>(
    () => ({ narrowing: { gateway: id }, bounds: {}, key: id, what: id, isWanted: ({ gateway }) => gateway === id }),
    [id],
  )
  return useEventLog(query)
}
