import type { ReceiverView } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { CopyButton } from '../../ui/CopyButton'
import { PortField } from './PortField'

/** What to enter into a box, which paths are accepted, and the port. */
export function ReceiverAddresses({ receiver }: { readonly receiver: ReceiverView }) {
  const { receiver: say, action } = useText()
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{say.paste}</h2>
        <span className="sm t3 ell">{say.where}</span>
      </header>
      {receiver.urls.length === 0 && <p className="receiver-line sm t2">{say.noUrls}</p>}
      {receiver.urls.map(({ url, adapter }) => (
        <div key={url} className="receiver-line">
          <span className="receiver-adapter sm medium ell">{adapter}</span>
          <span className="mono grow ell">{url}</span>
          <CopyButton text={url} label={action.copy} doneLabel={action.copied} look="small" />
        </div>
      ))}
      <div className="receiver-line sm">
        <span className="t3">{say.paths}</span>
        <span className="receiver-paths grow">
          {receiver.paths.map((path) => (
            <span key={path} className="mono">
              POST {path}
            </span>
          ))}
        </span>
        <span className="t3" aria-hidden="true">
          {say.port}
        </span>
        <PortField />
      </div>
    </section>
  )
}
