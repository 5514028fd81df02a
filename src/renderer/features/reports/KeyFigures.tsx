import type { AvailabilityView } from '../../../shared/contract/export-views'
import { formatDuration } from '../../../shared/text/duration'
import { formatCount } from '../../../shared/text/plural'
import { useText } from '../../store/hooks'
import { percentText } from './percent-text'

interface Props {
  /** `null` as long as the range is gone through. */
  readonly figures: AvailabilityView | null
  readonly target: number
}

/** What the range comes to, before any row is read. */
export function KeyFigures({ figures, target }: Props) {
  const text = useText()
  const { reports: say } = text
  if (figures === null) {
    const awaited = [
      [say.fleetAvailability, say.targetOf(target)],
      [say.belowTarget, ''],
      [say.incidents, ''],
      [say.longestOutage, ''],
    ] as const
    return (
      <section className="panel report-figures" aria-label={say.keyFigures} aria-busy={true}>
        {awaited.map(([label, aside]) => (
          <Figure key={label} label={label} value="…" aside={aside} tone={null} />
        ))}
      </section>
    )
  }
  const { availability, belowTarget, observed, boxes, incidents, meanRecoverySeconds, longestOutage } = figures
  const isMissed = availability !== null && availability < target
  return (
    <section className="panel report-figures" aria-label={say.keyFigures}>
      <Figure
        label={say.fleetAvailability}
        value={percentText(availability)}
        aside={say.targetOf(target)}
        tone={isMissed ? 'late' : null}
      />
      <Figure
        label={say.belowTarget}
        value={formatCount(belowTarget)}
        aside={observed < boxes ? say.ofObserved(observed, boxes) : say.ofBoxes(boxes)}
        tone={belowTarget > 0 ? 'off' : null}
      />
      <Figure
        label={say.incidents}
        value={formatCount(incidents)}
        aside={
          meanRecoverySeconds === null ? say.noneEnded : say.mean(formatDuration(meanRecoverySeconds * 1000, text))
        }
        tone={null}
      />
      <Figure
        label={say.longestOutage}
        value={longestOutage === null ? '–' : formatDuration(longestOutage.seconds * 1000, text)}
        aside={longestOutage?.name ?? say.noOutage}
        tone={null}
      />
    </section>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: string
  readonly aside: string
  readonly tone: 'late' | 'off' | null
}

const Figure = ({ label, value, aside, tone }: FigureProps) => (
  <div className={tone === null ? '' : `tone-${tone}`}>
    <div className="sm t2">{label}</div>
    <div className={tone === null ? 'report-figure' : 'report-figure toned'}>{value}</div>
    <div className="xs t3 ell">
      <bdi>{aside}</bdi>
    </div>
  </div>
)
