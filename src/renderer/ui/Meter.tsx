import { Sparkline } from './Sparkline'
import './meter.css'

interface Props {
  readonly label: string
  /** `null` when it is not known. */
  readonly value: number | null
  readonly unit: string
  /** From here on it is high, critical. */
  readonly high: number
  readonly critical: number
  readonly trend: readonly (number | null)[]
  /** The range of the line; the bar always runs from 0 to 100. */
  readonly lineFrom?: number
  readonly lineTo?: number
}

/** A figure with its recent course and its part of the whole. */
export function Meter({ label, value, unit, high, critical, trend, lineFrom = 0, lineTo = 100 }: Props) {
  const level = value === null ? '' : value >= critical ? 'critical' : value >= high ? 'high' : ''
  return (
    <div className={`meter ${level}`}>
      <div className="figure">
        <span>{label}</span>
        <b>
          {value === null ? '—' : Math.round(value)}
          {value !== null && <i>{unit}</i>}
        </b>
      </div>
      <Sparkline values={trend} low={lineFrom} high={lineTo} />
      <div className="track">
        <i style={{ width: `${Math.min(100, Math.max(0, value ?? 0))}%` }} />
      </div>
    </div>
  )
}
