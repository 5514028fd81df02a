import { eventSentence } from '../../../shared/text/event-sentence'
import { isBadNews } from '../../store/bad-news'
import { useStation, useText } from '../../store/hooks'

/** Speaks the latest problem of a box that is not muted, for those who hear the screen. */
export function ProblemAlert() {
  const text = useText()
  const latest = useStation(({ liveEvents, world }) =>
    liveEvents.find((event) => isBadNews(event) && world?.gateways.get(event.gateway)?.muted === false),
  )
  return (
    <p className="unseen" aria-live="assertive">
      {latest && eventSentence(latest, text)}
    </p>
  )
}
