import { memo } from 'react'
import type { EventView } from '../../../shared/contract/views'
import { eventDetail, eventSentence } from '../../../shared/text/event-sentence'
import { formatSecond } from '../../../shared/text/instant'
import { useLanguage, useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import { eventGlyph } from './event-glyph'

interface Props {
  readonly event: EventView
  readonly onOpen: (gateway: string) => void
}

/** When, what kind, what happened and why. Opens the box it is about. */
export const EventRow = memo(({ event, onOpen }: Props) => {
  const text = useText()
  const language = useLanguage()
  return (
    <li>
      <button type="button" className="event" onClick={() => onOpen(event.gateway)}>
        <time className="t3" dateTime={event.at}>
          {formatSecond(Date.parse(event.at), language)}
        </time>
        <Glyph shape={eventGlyph(event)} />
        <span className="ell">
          <span className="medium">{eventSentence(event, text)}</span>
          <span className="event-detail">{eventDetail(event, text)}</span>
        </span>
      </button>
    </li>
  )
})
