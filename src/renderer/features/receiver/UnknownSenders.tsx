import type { SenderView } from '../../../shared/contract/receiver-views'
import { formatCount } from '../../../shared/text/plural'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import type { Senders } from './use-senders'

/** Addresses of which nothing comes through: to be allowed, or not to be listed again. */
export function UnknownSenders({ senders }: { readonly senders: Senders }) {
  const { receiver } = useText()
  const say = receiver.unknown
  const { view, failure } = senders
  if (view === null) return null
  const { unknown, listed } = view
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{say.title}</h2>
        {unknown.length > 0 && <span className="sm t3">{formatCount(unknown.length)}</span>}
      </header>
      {failure !== null && (
        <p className="receiver-line field-error" role="alert">
          {failure}
        </p>
      )}
      <ul className="unknown-senders">
        {unknown.map((sender) => (
          <UnknownSender key={sender.address} sender={sender} senders={senders} />
        ))}
      </ul>
      <p className="receiver-line sm t3">
        <span>
          {unknown.some(({ allowed }) => !allowed) ? say.allowing : unknown.length === 0 ? say.none : null}
          {!listed && <span className="next-sentence">{say.everybody}</span>}
        </span>
      </p>
    </section>
  )
}

function UnknownSender({ sender, senders }: { readonly sender: SenderView; readonly senders: Senders }) {
  const { receiver, rejection, identityWarning } = useText()
  const say = receiver.unknown
  const { address, refused, lastRefusal, allowed, gateways } = sender
  const reason = lastRefusal === null ? '' : rejection[lastRefusal].reason
  const names = identityWarning.listOf(gateways.map(({ name }) => name))
  return (
    <li className="receiver-line">
      <div className="grow">
        <p className="mono ell">{address}</p>
        <p className="sm t3 unknown-why">
          {names !== '' && `${names} · `}
          {say.tried(receiver.requests(refused), reason)}
        </p>
      </div>
      {!allowed && (
        <Button size="small" aria-label={say.allowOf(address)} onClick={() => senders.allow(address)}>
          {say.allow}
        </Button>
      )}
      <Button
        kind="quiet"
        size="small"
        aria-label={say.ignoreOf(address)}
        onClick={() => senders.ignore(address, true)}
      >
        {say.ignore}
      </Button>
    </li>
  )
}
