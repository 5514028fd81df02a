import type { GatewayWarning } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'

/** What in the last report was not as documented. */
export function WarningsPanel({ warnings }: { readonly warnings: readonly GatewayWarning[] }) {
  const { gateway: say, warning: words } = useText()
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{say.warnings}</h2>
        <span className="sm t3">{warnings.length}</span>
      </header>
      <ul className="warnings">
        {warnings.map(({ code, field, detail }) => (
          <li key={`${code} ${field}`} className="row sm">
            <span className="mono">{field}</span>
            <span className="t2">{words[code]}</span>
            {detail !== null && <span className="mono t3">{detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
