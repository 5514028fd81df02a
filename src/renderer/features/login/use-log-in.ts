import { useEffect, useState } from 'react'
import type { LogInOutcome, SessionClient } from '../../../shared/contract/session'

/** What came of the last try, or `before` there was one, and how many seconds the next has to wait: it counts down. */
export function useLogIn(session: SessionClient, onIn: () => void, before: LogInOutcome | null) {
  const [outcome, setOutcome] = useState<LogInOutcome | null>(before)
  const [waitSeconds, setWaitSeconds] = useState(0)
  const [busy, setBusy] = useState(false)
  const isWaiting = waitSeconds > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setWaitSeconds((left) => Math.max(0, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [isWaiting])
  const take = (next: LogInOutcome) => {
    setBusy(false)
    setOutcome(next)
    setWaitSeconds('waitSeconds' in next ? next.waitSeconds : 0)
    if (next.kind === 'in') onIn()
  }
  return {
    outcome,
    waitSeconds,
    busy,
    tell: setOutcome,
    logIn: async (password: string) => {
      setBusy(true)
      take(await session.logIn(password))
    },
  }
}
