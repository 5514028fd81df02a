import { useMemo } from 'react'
import type { IncidentView } from '../../../shared/contract/alert-views'
import { beginningOf } from '../../../shared/contract/beginning'
import { useStation } from '../../store/hooks'

/** The incidents that were told, by the id of the event they began with. */
export function useIncidents(): ReadonlyMap<string, IncidentView> {
  const alerts = useStation((state) => state.alerts)
  return useMemo(() => {
    const told = [...(alerts?.closed ?? []), ...(alerts?.open ?? [])].filter(({ announcedAt }) => announcedAt !== null)
    return new Map(told.flatMap((incident) => pair(beginningOf(incident), incident)))
  }, [alerts])
}

const pair = <T>(id: string | null, value: T): readonly (readonly [string, T])[] => (id === null ? [] : [[id, value]])
