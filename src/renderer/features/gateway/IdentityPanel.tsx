import type { GatewayView } from '../../../shared/contract/views'
import { formatDate } from '../../../shared/text/instant'
import { useLanguage, useReceiver, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { CopyText } from '../shell/CopyText'
import { useAtStation } from '../sites/use-at-station'
import { GroupFact, NoteEditor, PeriodFact } from './editable-facts'
import { type Fact, identityFacts, identityText } from './identity-facts'

interface Props {
  readonly gateway: GatewayView
  /** Whether the note is to be written at once. */
  readonly noting: boolean
  readonly onRemove: () => void
}

/** What the box says of itself, how its reports come here, and what the user wrote beside it. */
export function IdentityPanel({ gateway, noting, onRemove }: Props) {
  const text = useText()
  const { gateway: say } = text
  const language = useLanguage()
  const receiver = useReceiver()
  const { isStation } = useAtStation()
  const firstSeen = gateway.firstSeenAt === null ? null : formatDate(Date.parse(gateway.firstSeenAt), language)
  const facts = identityFacts(gateway, isStation ? (receiver?.paths ?? []) : null, firstSeen, text)
  return (
    <section className="panel identity" aria-label={say.identity}>
      <header>
        <h2 className="panel-title grow">{say.identity}</h2>
        <CopyText text={identityText(facts)} label={say.copyAll} look="quiet" />
      </header>
      <dl className="facts">
        {facts.map((fact) => (
          <FactRow key={fact.label} {...fact} />
        ))}
        <PeriodFact gateway={gateway} />
        <GroupFact gateway={gateway} />
      </dl>
      <NoteEditor gateway={gateway} begins={noting} />
      {isStation && (
        <div className="identity-remove">
          <Button kind="danger" size="small" icon="trash" onClick={onRemove}>
            {say.remove}
          </Button>
        </div>
      )}
    </section>
  )
}

function FactRow({ label, value, isCode, isItsOwn = false, mark }: Fact) {
  const Words = isItsOwn ? 'bdi' : 'span'
  const { action, events } = useText()
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Words className={isCode ? 'mono fact' : 'fact'}>{value}</Words>
        {mark && (
          <span className="tag" data-tip={mark.why}>
            {mark.word}
          </span>
        )}
        {isCode && <CopyText text={value ?? ''} label={events.chosen(action.copy, label)} />}
      </dd>
    </div>
  )
}
