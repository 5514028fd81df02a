import type { EventView } from '../../../shared/contract/views'
import { eventDetail, eventSentence } from '../../../shared/text/event-sentence'
import { formatMoment } from '../../../shared/text/instant'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { eventGlyph } from '../events/event-glyph'
import type { useBoxEvents } from './use-box-events'
import './transitions.css'

/** As many as stand beside the last report. */
const RECENT = 8

interface Props {
  readonly past: ReturnType<typeof useBoxEvents>
  /** Where there is room, all that is read, and the way to what is older. */
  readonly whole?: boolean
  readonly onAll?: () => void
}

/** What happened to this box, newest first. */
export function TransitionsPanel({ past, whole = false, onAll }: Props) {
  const { gateway: say, action } = useText()
  const { events, failure, retry, loadOlder } = past
  const shown = whole ? events : events?.slice(0, RECENT)
  return (
    <section className="panel transitions" aria-label={say.transitions}>
      <header>
        <h2 className="panel-title grow">{say.transitions}</h2>
        {onAll && (
          <Button kind="quiet" size="small" onClick={onAll}>
            {say.allEvents}
          </Button>
        )}
      </header>
      {failure !== null && (
        <p className="transitions-none" role="alert">
          <span className="grow">
            {say.transitionsFailed} {failure}
          </span>
          <Button size="small" onClick={retry}>
            {action.tryAgain}
          </Button>
        </p>
      )}
      {shown?.length === 0 && <p className="transitions-none t2">{say.noTransitions}</p>}
      <ol>
        {shown?.map((event) => (
          <Transition key={event.id} event={event} />
        ))}
      </ol>
      {whole && loadOlder && (
        <div className="transitions-older">
          <Button size="small" onClick={loadOlder}>
            {say.loadOlder}
          </Button>
        </div>
      )}
    </section>
  )
}

function Transition({ event }: { readonly event: EventView }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const sentence = eventSentence(event, text)
  return (
    <li className="transition">
      <time className="t3" dateTime={event.at}>
        {formatMoment(Date.parse(event.at), now, language)}
      </time>
      <Glyph shape={eventGlyph(event)} />
      <span className="ell medium" title={sentence}>
        {sentence}
      </span>
      <span className="t3 ell">{eventDetail(event, text)}</span>
    </li>
  )
}
