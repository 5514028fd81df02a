import { useMemo } from 'react'
import { eventParts } from '../../../shared/text/event-sentence'
import { formatMoment } from '../../../shared/text/instant'
import { iso } from '../../../shared/time/iso'
import type { LoggedEvent } from '../../store/event-log'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { Duration } from '../events/Duration'
import { eventAside } from '../events/event-aside'
import { eventGlyph } from '../events/event-glyph'
import { Sentence } from '../events/Sentence'
import type { LogState } from '../events/use-event-log'
import './transitions.css'

/** As many as stand beside the last report. */
const RECENT = 8

interface Props {
  readonly past: LogState
  /** Where there is room, all that is read, and the way to what is older. */
  readonly whole?: boolean
  readonly onAll?: () => void
}

/** What happened to this box, newest first. */
export function TransitionsPanel({ past, whole = false, onAll }: Props) {
  const { gateway: say, events, action } = useText()
  const { log, failure, busy, retry, loadOlder } = past
  const shown = whole ? log?.events : log?.events.slice(0, RECENT)
  return (
    <section className="panel" aria-label={say.transitions}>
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
      {log?.missing !== undefined && (
        <p className="transitions-none t2" role="status">
          {events.notHere(log.missing)}
        </p>
      )}
      {shown?.length === 0 && log?.missing === undefined && <p className="transitions-none t2">{say.noTransitions}</p>}
      <ol>
        {shown?.map((event) => (
          <Transition key={event.id} event={event} />
        ))}
      </ol>
      {whole && log?.older && (
        <div className="transitions-older">
          <Button size="small" disabled={busy} onClick={loadOlder}>
            {say.loadOlder}
          </Button>
        </div>
      )}
    </section>
  )
}

function Transition({ event }: { readonly event: LoggedEvent }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  // On the page of a box its name need not be said with each.
  const own = useMemo(() => ({ ...text, events: { ...text.events, ...text.gateway.happened } }), [text])
  const parts = eventParts(event, own)
  const isBeginning = event.stretch !== null && event.stretch.since === iso(event.at)
  return (
    <li className="transition">
      <time className="t3" dateTime={iso(event.at)}>
        {formatMoment(event.at, now, language)}
      </time>
      <Glyph shape={eventGlyph(event)} />
      <span className="transition-what">
        <Sentence parts={parts} />
      </span>
      <span className="transition-end t3">
        <span className="ell">{eventAside(event, text)}</span>
        {isBeginning && event.stretch !== null && (
          <span className="nowrap">
            <Duration stretch={event.stretch} />
          </span>
        )}
      </span>
    </li>
  )
}
