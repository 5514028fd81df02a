import { useEffect, useState } from 'react'
import type { AccessView } from '../../../shared/contract/access-views'
import { useStores } from '../../store/context'
import { useStation } from '../../store/hooks'

/** Who may see the interface; `null` where it is served to nobody, and until it is known. */
export function useAccess() {
  const { station } = useStores()
  const [access, setAccess] = useState<AccessView | null>(null)
  // Of a station that did not answer it is asked again once it is back.
  const isLost = useStation(({ connection }) => connection === 'lost')
  useEffect(() => {
    if (isLost) return
    void station.invoke('getAccess', {}).then((reply) => reply.ok && setAccess(reply.value))
  }, [station, isLost])
  return { access, setAccess }
}
