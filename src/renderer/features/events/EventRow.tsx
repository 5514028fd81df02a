import { memo } from 'react'
import type { IncidentView } from '../../../shared/contract/alert-views'
import { eventParts, sentenceOf } from '../../../shared/text/event-sentence'
import { formatSecond } from '../../../shared/text/instant'
import { iso } from '../../../shared/time/iso'
import type { LoggedEvent } from '../../store/event-log'
import type { Edge } from '../../store/event-rows'
import { useLanguage, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { SiteName } from '../sites/SiteName'
import { Acknowledgement } from './Acknowledgement'
import { Duration } from './Duration'
import { eventAside } from './event-aside'
import { eventGlyph } from './event-glyph'
import { Sentence } from './Sentence'

interface Props {
  readonly event: LoggedEvent
  readonly edge: Edge
  readonly isMember: boolean
  readonly incident: IncidentView | undefined
  /** Whether it is the one that the keyboard stands on. */
  readonly current: boolean
  readonly onOpen: (event: LoggedEvent) => void
  /** `null` where its box is not there any more. */
  readonly onMenu: ((event: LoggedEvent, anchor: Element) => void) | null
  readonly onAcknowledge: (incidents: readonly string[]) => void
}

/** When, what kind, what happened and why, how long it lasted, and whether somebody took note. Opens its box. */
export const EventRow = memo((props: Props) => {
  const { event, edge, isMember, incident, current, onOpen, onMenu, onAcknowledge } = props
  const text = useText()
  const language = useLanguage()
  const parts = eventParts(event, text)
  return (
    <div className={rowClass(edge, isMember)}>
      <time className="t3" dateTime={iso(event.at)}>
        {formatSecond(event.at, language)}
      </time>
      <Glyph shape={eventGlyph(event)} size={isMember ? 's' : 'm'} />
      <button type="button" className="event-main" tabIndex={current ? 0 : -1} onClick={() => onOpen(event)}>
        <span className="ell">
          <Sentence parts={parts} />
        </span>
        <span className="event-detail">
          <SiteName of={event.gateway} /> {eventAside(event, text)}
        </span>
      </button>
      <span className="event-end">
        {onMenu !== null && (
          <Button
            kind="quiet"
            size="small"
            icon="more"
            className="event-menu"
            tabIndex={current ? 0 : -1}
            aria-haspopup="menu"
            aria-label={text.events.menu(sentenceOf(parts))}
            onClick={({ currentTarget }) => onMenu(event, currentTarget)}
          />
        )}
        {event.stretch !== null && event.stretch.since === iso(event.at) && (
          <span className="t3">
            <Duration stretch={event.stretch} />
          </span>
        )}
        <span className="event-ack">
          <Acknowledgement
            incidents={incident === undefined ? NONE : [incident]}
            noted={[event.acknowledgedAt]}
            reachable={current}
            onAcknowledge={onAcknowledge}
          />
        </span>
      </span>
    </div>
  )
})

export const rowClass = ({ first, last }: Edge, isMember: boolean): string =>
  ['event', isMember && 'event-member', first && 'event-first', last && 'event-last'].filter(Boolean).join(' ')

const NONE: readonly IncidentView[] = []
