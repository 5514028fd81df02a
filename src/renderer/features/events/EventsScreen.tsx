import { useCallback, useRef, useState } from 'react'
import { useStores } from '../../store/context'
import { useEventLook } from '../../store/event-look'
import { useText, useUnacknowledgedCount } from '../../store/hooks'
import { useFleetWords } from '../../store/use-fleet'
import { Button } from '../../ui/Button'
import { OpenIncidents } from '../alerts/OpenIncidents'
import { useAlertActions } from '../alerts/use-alert-actions'
import { EventFilters } from './EventFilters'
import { EventList } from './EventList'
import { Histogram } from './Histogram'
import { NoEvents } from './NoEvents'
import { useEventCounts } from './use-event-counts'
import { useEventLog } from './use-event-log'
import { useEventQuery } from './use-event-query'
import './events.css'

/** What changed: when things went bad and recovered, and the events themselves, newest first, by days. */
export function EventsScreen() {
  const { events: say, alerts, action, bulk } = useText()
  const { view } = useStores()
  const look = useEventLook()
  const query = useEventQuery(look)
  const state = useEventLog(query)
  const chart = useEventCounts(query, look.range)
  const waiting = useUnacknowledgedCount()
  const { acknowledge } = useAlertActions()
  const [wrong, setWrong] = useState<string | null>(null)
  const latest = useRef(acknowledge)
  latest.current = acknowledge
  // Always the same function: rows are drawn again only when what they show is another.
  const note = useCallback(async (incidents: readonly string[]) => setWrong(await latest.current(incidents)), [])
  const { groups } = useFleetWords()
  const { log, failure } = state

  return (
    <div className="events">
      <div className="page-head">
        <h1>{say.title}</h1>
        {waiting > 0 && <span className="sm t3">{alerts.unacknowledged(waiting)}</span>}
        <span className="grow" />
        <Button
          icon="download"
          onClick={() =>
            view.showReports({
              kind: 'events',
              ...(look.group ? { group: look.group } : {}),
              ...(look.gateway === null ? {} : { gateways: [look.gateway] }),
            })
          }
        >
          {bulk.export}
        </Button>
        {waiting > 0 && (
          <Button kind="primary" icon="check" onClick={async () => setWrong(await acknowledge())}>
            {alerts.acknowledgeAll(waiting)}
          </Button>
        )}
      </div>
      <Histogram chart={chart} endsNow={typeof look.range === 'string'} onChoose={state.jumpTo} />
      <EventFilters look={look} groups={groups} />
      {wrong !== null && <Failure words={wrong} onRetry={null} />}
      {failure !== null && (
        <Failure words={`${say.failed} ${failure}`} onRetry={{ label: action.tryAgain, retry: state.retry }} />
      )}
      {log?.missing !== undefined && (
        <p className="note tone-late" role="status">
          {say.notHere(log.missing)}
        </p>
      )}
      <OpenIncidents />
      {(log === null || (state.isPart && log.events.length === 0)) && failure === null && (
        <p className="events-reading" role="status">
          {say.reading}
        </p>
      )}
      {log !== null && log.events.length > 0 && (
        <EventList state={state} query={query} groupBursts={look.groupBursts} onAcknowledge={note} onSaid={setWrong} />
      )}
      {log !== null && log.events.length === 0 && !state.busy && !state.isPart && <NoEvents look={look} />}
    </div>
  )
}

interface FailureProps {
  readonly words: string
  readonly onRetry: { readonly label: string; readonly retry: () => void } | null
}

const Failure = ({ words, onRetry }: FailureProps) => (
  <div className="note tone-off" role="alert">
    <p className="grow">{words}</p>
    {onRetry !== null && (
      <Button size="small" onClick={onRetry.retry}>
        {onRetry.label}
      </Button>
    )}
  </div>
)
