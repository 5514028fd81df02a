import { memo } from 'react'
import type { IncidentView } from '../../../shared/contract/alert-views'
import type { Burst } from '../../../shared/events/bursts'
import { lasts } from '../../../shared/events/strand'
import { burstWords } from '../../../shared/text/burst-sentence'
import { formatDuration } from '../../../shared/text/duration'
import { formatSecond } from '../../../shared/text/instant'
import { iso } from '../../../shared/time/iso'
import { seconds } from '../../../shared/time/millis'
import type { LoggedEvent } from '../../store/event-log'
import type { Edge } from '../../store/event-rows'
import { useLanguage, useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { Acknowledgement } from './Acknowledgement'
import { Ongoing } from './Duration'
import { rowClass } from './EventRow'
import { eventGlyph } from './event-glyph'
import { Sentence } from './Sentence'

interface Props {
  readonly burst: Burst<LoggedEvent>
  readonly edge: Edge
  readonly open: boolean
  /** How many the scope has in all now; `null` if not known. */
  readonly size: number | null
  readonly incidents: readonly IncidentView[]
  readonly current: boolean
  readonly onToggle: (burst: Burst<LoggedEvent>) => void
  readonly onAcknowledge: (incidents: readonly string[]) => void
}

/** What befell many at once, as one row that opens into them. */
export const BurstRow = memo((props: Props) => {
  const { burst, edge, open, size, incidents, current, onToggle, onAcknowledge } = props
  const text = useText()
  const language = useLanguage()
  const { members } = burst
  const [first] = members
  const { parts, likely } = burstWords(burst, size, text)
  const say = text.events
  const spread = Math.max(seconds(1), (members.at(-1) ?? first).at - first.at)
  const within = say.burst.within(formatDuration(Math.ceil(spread / 1000) * 1000, text))
  return (
    <div className={rowClass(edge, false)}>
      <time className="t3" dateTime={iso(first.at)}>
        {formatSecond(first.at, language)}
      </time>
      <Glyph shape={eventGlyph(first)} />
      <button
        type="button"
        className="event-main"
        tabIndex={current ? 0 : -1}
        aria-expanded={open}
        onClick={() => onToggle(burst)}
      >
        <span className="ell">
          <Sentence parts={parts} />
        </span>
        <span className={open ? 'tag burst-count open' : 'tag burst-count'}>
          <Icon name="down" small />
          {members.length}
        </span>
        <span className="event-detail">{likely === null ? within : `${within} · ${say.burst.likely[likely]}`}</span>
      </button>
      <span className="event-end">
        {lasts(first) && (
          <span className="t3">
            <BurstDuration members={members} />
          </span>
        )}
        <span className="event-ack">
          <Acknowledgement
            incidents={incidents}
            noted={members.map((one) => one.acknowledgedAt)}
            reachable={current}
            onAcknowledge={onAcknowledge}
          />
        </span>
      </span>
    </div>
  )
})

/** From the first that began until the last that is over; while some go on, how many are over. */
function BurstDuration({ members }: { readonly members: readonly LoggedEvent[] }) {
  const text = useText()
  const known = members.flatMap(({ stretch }) => stretch ?? [])
  const ends = known.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]))
  const since = Math.min(...known.map((stretch) => Date.parse(stretch.since)))
  if (known.length === 0) return null
  if (ends.length === known.length) {
    const long = formatDuration(Math.max(...ends) - since, text)
    return known.some(({ by }) => by === 'unobserved') ? text.events.lastedAtLeast(long) : text.events.lasted(long)
  }
  return ends.length === 0 ? <Ongoing since={since} /> : text.events.backOf(ends.length, known.length)
}
