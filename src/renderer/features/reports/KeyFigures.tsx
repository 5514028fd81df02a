import type { AvailabilityView } from '../../../shared/contract/export-views'
import { useText } from '../../store/hooks'
import { type KeyFigure, keyFigures } from './key-figures'

interface Props {
  /** `null` as long as the range is gone through. */
  readonly figures: AvailabilityView | null
  readonly target: number
}

/** What the range comes to, before any row is read. */
export function KeyFigures({ figures, target }: Props) {
  const text = useText()
  return (
    <section className="panel report-figures" aria-label={text.reports.keyFigures} aria-busy={figures === null}>
      {keyFigures(figures, target, text).map((one) => (
        <Figure key={one.label} {...one} />
      ))}
    </section>
  )
}

const Figure = ({ label, value, aside, tone }: KeyFigure) => (
  <div className={tone === null ? '' : `tone-${tone}`}>
    <div className="sm t2">{label}</div>
    <div className={tone === null ? 'report-figure' : 'report-figure toned'}>{value}</div>
    <div className="xs t3 ell">
      <bdi>{aside}</bdi>
    </div>
  </div>
)
