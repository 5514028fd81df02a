import type { ReportWarning } from '../../../shared/model/report'
import { useText } from '../../store/hooks'

/** What in the report of a box is not as documented; it was taken all the same. */
export function WarningsPanel({ warnings }: { readonly warnings: readonly ReportWarning[] }) {
  const text = useText()
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{text.gateway.warnings}</h2>
        <span className="sm t3">{warnings.length}</span>
      </header>
      <ul className="warnings">
        {warnings.map(({ code, field }) => (
          <li key={`${code} ${field}`} className="row sm">
            <span className="mono">{field}</span>
            <span className="t2">{text.warning[code]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
