import { useText } from '../../store/hooks'
import { useLate } from '../../ui/use-late'

const LINES = ['first', 'second', 'third']

/** The outline of the screen while nothing is known yet. */
export function LoadingReceiver() {
  const { fleet } = useText()
  if (!useLate()) return null
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
