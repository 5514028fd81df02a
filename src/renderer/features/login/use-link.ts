import { useEffect, useEffectEvent, useState } from 'react'
import type { LogInOutcome, SessionClient } from '../../../shared/contract/session'
import { type Millis, seconds } from '../../../shared/time/millis'

/** A display starts with the network that it hangs on: nobody is there to try again. */
const TRIED_EVERY: Millis = seconds(5)

export type LinkState = 'none' | 'opening' | 'waiting'

/** Enters by the link that led here, if one did, as long as it takes. */
export function useLink(session: SessionClient, link: string, onOutcome: (outcome: LogInOutcome) => void): LinkState {
  const [state, setState] = useState<LinkState>(link === '' ? 'none' : 'opening')
  const tell = useEffectEvent(onOutcome)
  useEffect(() => {
    if (link === '') return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const enter = async () => {
      const outcome = await session.enter(link)
      if (isOver) return
      if (outcome.kind === 'disconnected') {
        setState('waiting')
        timer = setTimeout(enter, TRIED_EVERY)
        return
      }
      if (outcome.kind !== 'in') setState('none')
      tell(outcome)
    }
    void enter()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [session, link])
  return state
}
