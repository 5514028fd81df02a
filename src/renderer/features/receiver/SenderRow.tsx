import type { SenderView } from '../../../shared/contract/receiver-views'
import { formatAgo } from '../../../shared/text/duration'
import { formatMoment } from '../../../shared/text/instant'
import { formatCount } from '../../../shared/text/plural'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, useSecond, useSimulated, useText } from '../../store/hooks'

/** As many boxes as have room in a row by name. */
const NAMED = 2

/** One address, the boxes that report from it and what became of what it sent. */
export function SenderRow({ sender, onShowAgain }: { readonly sender: SenderView; readonly onShowAgain: () => void }) {
  const { receiver } = useText()
  const say = receiver.senders
  const { address, accepted, refused, allowed, ignored } = sender
  return (
    <tr>
      <td>
        <span className="sender-cell">
          <span className="mono ell">{address}</span>
          {!allowed && <span className="tag">{say.notAllowed}</span>}
          {ignored && (
            <button type="button" className="tag link" aria-label={say.showAgainOf(address)} onClick={onShowAgain}>
              {say.ignored} · {say.showAgain}
            </button>
          )}
        </span>
      </td>
      <td>
        <Boxes sender={sender} />
      </td>
      <td className="sender-number">{formatCount(accepted)}</td>
      <td className={refused > 0 ? 'sender-number tone-off' : 'sender-number t3'}>
        <span className={refused > 0 ? 'toned medium' : ''}>{formatCount(refused)}</span>
      </td>
      <td className="sender-time">
        <LastHeard sender={sender} />
      </td>
    </tr>
  )
}

function Boxes({ sender: { gateways, gatewayCount } }: { readonly sender: SenderView }) {
  const { receiver, identityWarning } = useText()
  const say = receiver.senders
  const { view } = useStores()
  const simulated = useSimulated()
  if (gatewayCount === 0) return <span className="t3">{say.noBox}</span>
  if (gatewayCount > NAMED) return <span data-tip={say.manyBoxesWhy}>{say.manyBoxes(gatewayCount)}</span>
  // While simulated boxes are shown, these have no page.
  if (simulated) return identityWarning.listOf(gateways.map(({ name }) => name))
  return (
    <span className="sender-cell">
      {gateways.map(({ id, name }) => (
        <button key={id} type="button" className="link ell" onClick={() => view.showGateway(id)}>
          {name}
        </button>
      ))}
    </span>
  )
}

function LastHeard({ sender: { firstAt, lastAt } }: { readonly sender: SenderView }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const age = Math.max(0, useSecond() - Date.parse(lastAt))
  const first = text.receiver.senders.firstHeard(formatMoment(Date.parse(firstAt), now, language))
  return <span data-tip={first}>{formatAgo(age, text)}</span>
}
