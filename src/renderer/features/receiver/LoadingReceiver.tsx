import { useEffect, useState } from 'react'
import { useText } from '../../store/hooks'

/** A shorter wait is not worth a flicker. */
const PATIENCE_MS = 150
const LINES = ['first', 'second', 'third']

/** The outline of the screen while nothing is known yet. */
export function LoadingReceiver() {
  const { fleet } = useText()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <div className="page" aria-busy="true">
      <p className="unseen">{fleet.loading}</p>
      <div className="receiver-page" aria-hidden="true">
        <LoadingPanel />
        <LoadingPanel />
      </div>
    </div>
  )
}

const LoadingPanel = () => (
  <section className="panel">
    {LINES.map((line) => (
      <div key={line} className="receiver-line">
        <i className="skeleton receiver-skeleton-name" />
        <i className="skeleton receiver-skeleton-line" />
      </div>
    ))}
  </section>
)
