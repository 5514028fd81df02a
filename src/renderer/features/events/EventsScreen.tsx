import { useMemo } from 'react'
import type { EventView } from '../../../shared/contract/views'
import { formatDay } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { OpenIncidents } from '../alerts/OpenIncidents'
import { EventRow } from './EventRow'
import { useEvents } from './use-events'
import './events.css'

/** What changed, newest first, by days. */
export function EventsScreen() {
  const text = useText()
  const { events, failure, retry, loadOlder } = useEvents()
  return (
    <>
      <div className="page-head">
        <h1>{text.events.title}</h1>
      </div>
      <div className="page">
        {failure !== null && (
          <div className="note tone-off" role="alert">
            <p className="grow">
              <span className="cause">{text.events.failed}</span> {failure}
            </p>
            <Button size="small" onClick={retry}>
              {text.action.tryAgain}
            </Button>
          </div>
        )}
        <OpenIncidents />
        {events?.length === 0 && (
          <div className="empty">
            <Icon name="events" />
            <p>{text.events.empty}</p>
          </div>
        )}
        {events && <Days events={events} />}
        {loadOlder && (
          <div className="load-older">
            <Button onClick={loadOlder}>{text.events.loadOlder}</Button>
          </div>
        )}
      </div>
    </>
  )
}

function Days({ events }: { readonly events: readonly EventView[] }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const { view } = useStores()
  const days = useMemo(
    () => groupBy(events, ({ at }) => formatDay(Date.parse(at), now, language, text)),
    [events, now, language, text],
  )
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="events-day">
      <div className="day-head">
        <h2>{day}</h2>
      </div>
      <ol className="panel">
        {ofDay.map((event) => (
          <EventRow key={event.id} event={event} onOpen={view.showGateway} />
        ))}
      </ol>
    </section>
  ))
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
