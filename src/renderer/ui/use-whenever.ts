import { useEffect, useEffectEvent } from 'react'

/**
 * Does something at first and whenever `reason` is another, with everything else as it is by then. For what has a reason
 * to be done again that is not the same as what it is done with: somebody tries again, a connection is back.
 * @param act may return what ends it, before it is done again and with the component
 */
export function useWhenever(reason: string | null, act: (reason: string | null) => (() => void) | undefined): void {
  const now = useEffectEvent(act)
  useEffect(() => now(reason), [reason])
}
