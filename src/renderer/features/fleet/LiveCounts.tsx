import { useEffect, useRef, useState } from 'react'
import { type Millis, seconds } from '../../../shared/time/millis'
import { useText } from '../../store/hooks'
import type { StandingCounts } from '../../store/standing'

/** Speaking more often would drown everything else. */
const QUIET = seconds(5)

/** The counts for those who hear them, spoken when they change and never more often than every 5 s. */
export function LiveCounts({ counts }: { readonly counts: StandingCounts }) {
  const { summary } = useText()
  const sentence = summary.counts(counts.offline, counts.abnormal, counts.late, counts.online)
  const [spoken, setSpoken] = useState('')
  const spokenAt = useRef<Millis>(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const wait = Math.max(0, spokenAt.current + QUIET - performance.now())
    const timer = setTimeout(() => {
      spokenAt.current = performance.now()
      setSpoken(sentence)
    }, wait)
    return () => clearTimeout(timer)
  }, [sentence])
  return (
    <p className="unseen" aria-live="polite">
      {spoken}
    </p>
  )
}
