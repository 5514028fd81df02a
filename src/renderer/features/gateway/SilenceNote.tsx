import type { GatewayView } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { webPageOf } from './web-page'

/** What the silence of a box means for what hangs on it, and what to try; or that nobody listened. */
export function SilenceNote({ gateway }: { readonly gateway: GatewayView }) {
  const { gateway: say } = useText()
  const { unknown } = gateway.deviceCounts
  const page = webPageOf(gateway)
  if (gateway.presence === 'unobserved') {
    return (
      <p className="note tone-unk">
        <span>
          <span className="cause">{say.unobserved}</span> <span className="t2">{say.unobservedWhy}</span>
        </span>
      </p>
    )
  }
  if (gateway.presence !== 'offline') return null
  return (
    <div className="note tone-off">
      <p className="grow">
        {unknown > 0 && <span className="cause">{say.devicesUnknown(unknown)} </span>}
        <span className="t2">{unknown > 0 ? say.devicesUnknownWhy : say.silentWhy}</span>
      </p>
      {page !== null && (
        <a className="btn small" href={page} target="_blank" rel="noopener noreferrer">
          {say.openWebPage}
          <Icon name="external" small />
        </a>
      )}
    </div>
  )
}
