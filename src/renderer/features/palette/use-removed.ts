import { useEffect, useState } from 'react'
import type { RemovedGatewayView } from '../../../shared/contract/removal-views'
import { useStores } from '../../store/context'

/** What was removed and can be brought back, as it is when the palette opens; without an answer there is nothing to offer. */
export function useRemoved(): readonly RemovedGatewayView[] {
  const { station } = useStores()
  const [removed, setRemoved] = useState<readonly RemovedGatewayView[]>([])
  useEffect(() => {
    let isHere = true
    void station.invoke('getRemoved', {}).then((outcome) => {
      if (isHere && outcome.ok) setRemoved(outcome.value.gateways)
    })
    return () => {
      isHere = false
    }
  }, [station])
  return removed
}
