import type { GatewayView } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { doubtsOf } from './doubts'

/** Above the page of a box: why it may not be who it says it is, and what to do. */
export function DoubtNotes({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  return doubtsOf(gateway, text).map(({ code, cause, remedy }) => (
    <p key={code} className="note tone-late">
      <span className="toned">
        <Icon name="caution" />
      </span>
      <span>
        <span className="cause">{cause}</span> <span className="t2">{remedy}</span>
      </span>
    </p>
  ))
}
