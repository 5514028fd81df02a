import type { GatewayView } from '../../../shared/contract/views'
import { formatDate } from '../../../shared/text/instant'
import { useLanguage, useReceiver, useText } from '../../store/hooks'
import { CopyButton } from '../../ui/CopyButton'
import { identityFacts } from './identity-facts'

/** What the box says of itself, and how its reports come here. */
export function IdentityPanel({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  const language = useLanguage()
  const receiver = useReceiver()
  const firstSeen = gateway.firstSeenAt === null ? null : formatDate(Date.parse(gateway.firstSeenAt), language)
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{text.gateway.identity}</h2>
      </header>
      <dl className="facts">
        {identityFacts(gateway, receiver?.paths ?? [], firstSeen, text).map(({ label, value, isCode, mark }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span className={isCode ? 'mono fact' : 'fact'}>{value}</span>
              {mark && (
                <span className="tag" title={mark.why}>
                  {mark.word}
                </span>
              )}
              {isCode && <CopyButton text={value ?? ''} label={text.action.copy} doneLabel={text.action.copied} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
