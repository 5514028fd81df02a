import type { IncidentView } from '../../../shared/contract/alert-views'
import { isUnacknowledged } from '../../../shared/contract/unacknowledged'
import { formatMinute, formatMoment } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'

interface Props {
  /** Those that began with what the row tells. */
  readonly incidents: readonly IncidentView[]
  /** When somebody took note of others that are over by now. */
  readonly noted: readonly (string | null)[]
  readonly reachable: boolean
  readonly onAcknowledge: (incidents: readonly string[]) => void
}

/** Whether somebody took note, or the way to do it; nothing where nobody has to. */
export function Acknowledgement({ incidents, noted, reachable, onAcknowledge }: Props) {
  const { events: say, alerts } = useText()
  const language = useLanguage()
  const { station } = useStores()
  const waiting = incidents.filter(isUnacknowledged)
  if (waiting.length > 0) {
    return (
      <Button
        size="small"
        icon="check"
        tabIndex={reachable ? 0 : -1}
        data-tip={alerts.acknowledge}
        onClick={() => onAcknowledge(waiting.map(({ id }) => id))}
      >
        {say.acknowledge}
      </Button>
    )
  }
  const all = [...incidents.map(({ acknowledgedAt }) => acknowledgedAt), ...noted]
  const times = all.flatMap((at) => (at === null ? [] : [Date.parse(at)]))
  if (times.length === 0) return null
  const at = Math.max(...times)
  const words = say.acknowledgedAt(formatMoment(at, station.clock.now(), language))
  return (
    <span className="event-noted t3" role="img" aria-label={words} data-tip={words}>
      <Icon name="check" small />
      {formatMinute(at, language)}
    </span>
  )
}
