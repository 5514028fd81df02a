import { useEffect, useState } from 'react'
import type { AccessView } from '../../../shared/contract/access-views'
import { useStores } from '../../store/context'

/** Who may see the interface; `null` where it is served to nobody, and until it is known. */
export function useAccess() {
  const { station } = useStores()
  const [access, setAccess] = useState<AccessView | null>(null)
  useEffect(() => {
    void station.invoke('getAccess', {}).then((reply) => reply.ok && setAccess(reply.value))
  }, [station])
  return { access, setAccess }
}
