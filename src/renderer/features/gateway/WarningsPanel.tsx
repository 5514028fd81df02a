import type { GatewayWarning } from '../../../shared/contract/views'
import { formatDuration } from '../../../shared/text/duration'
import type { Text } from '../../../shared/text/text'
import { seconds } from '../../../shared/time/millis'
import { useText } from '../../store/hooks'

/** What a person should look at: whether the box is who it says, and what in its report was not as documented. */
export function WarningsPanel({ warnings }: { readonly warnings: readonly GatewayWarning[] }) {
  const text = useText()
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{text.gateway.warnings}</h2>
        <span className="sm t3">{warnings.length}</span>
      </header>
      <ul className="warnings">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.field}`} className="row sm">
            <span className="mono">{warning.field}</span>
            <span className="t2">{text.warning[warning.code]}</span>
            <span className="t3">{detailOf(warning, text)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A clock is off by so many seconds; nobody reads thousands of them. */
const detailOf = ({ code, detail }: GatewayWarning, text: Text): string | null =>
  code === 'clock-off' ? formatDuration(seconds(Math.abs(Number(detail))), text) : detail
