import type { GatewayView } from '../../../shared/contract/views'
import { formatDuration } from '../../../shared/text/duration'
import type { Text } from '../../../shared/text/en'
import { formatDate } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import { seconds } from '../../../shared/time/millis'
import { useLanguage, useText } from '../../store/hooks'
import { CopyButton } from '../../ui/CopyButton'

/** What the box says of itself; what it did not say is left out. */
export function IdentityPanel({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  const language = useLanguage()
  const since = gateway.firstSeenAt === null ? null : formatDate(Date.parse(gateway.firstSeenAt), language)
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{text.gateway.identity}</h2>
      </header>
      <dl className="facts">
        {[...names(gateway, text), ...machine(gateway, text), fact(text.gateway.firstSeen, since)]
          .filter((item) => item.value !== null && item.value !== '')
          .map((item) => (
            <div key={item.label}>
              <dt>{item.label}</dt>
              <dd>
                <span className={item.isCode ? 'mono fact' : 'fact'}>{item.value}</span>
                {item.isCode && (
                  <CopyButton text={item.value ?? ''} label={text.action.copy} doneLabel={text.action.copied} />
                )}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

interface Fact {
  readonly label: string
  readonly value: string | null
  /** Something to copy rather than to read. */
  readonly isCode: boolean
}

const fact = (label: string, value: string | null): Fact => ({ label, value, isCode: false })
const code = (label: string, value: string | null): Fact => ({ label, value, isCode: true })

function names(gateway: GatewayView, { gateway: say }: Text): readonly Fact[] {
  const [address, ...others] = gateway.addresses
  return [
    code(say.ip, address ?? null),
    fact(say.otherIps, others.join(', ')),
    code(say.sn, gateway.sn),
    code(say.mac, gateway.mac),
    code(say.authCode, gateway.authCode),
    fact(say.rename, gateway.alias === null ? null : gateway.name),
  ]
}

function machine({ metrics, ...gateway }: GatewayView, text: Text): readonly Fact[] {
  const { gateway: say } = text
  const celsius = (value: number | null) => (value === null ? null : `${Math.round(value)} °C`)
  return [
    fact(say.software, gateway.softwareVersion),
    fact(say.sdk, gateway.sdkVersion),
    fact(say.memory, metrics.memoryBytes === null ? null : formatBytes(metrics.memoryBytes)),
    fact(say.disk, metrics.diskBytes === null ? null : formatBytes(metrics.diskBytes)),
    fact(text.metric.tpu, metrics.tpu === null ? null : `${Math.round(metrics.tpu)}%`),
    fact(say.board, celsius(metrics.boardTemperature)),
    fact(say.fan, metrics.fan === null ? null : say.rpm(metrics.fan)),
    fact(say.uptime, metrics.uptime),
    fact(say.reportedStatus, gateway.reportedStatus),
    fact(say.formats, gateway.dialects.join(', ')),
    fact(say.interval, formatDuration(seconds(gateway.periodSeconds), text)),
  ]
}
