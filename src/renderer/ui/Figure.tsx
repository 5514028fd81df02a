import './figure.css'

interface Props {
  /** `null` when it is not known. */
  readonly value: number | null
  readonly unit: string
  readonly level: 'high' | 'critical' | null
  /** Whether its part of a hundred is drawn beside it. */
  readonly bar?: boolean
}

/** A figure in a row of a table; how bad it is shows without its colour too. */
export const Figure = ({ value, unit, level, bar = false }: Props) => (
  <span className={level === null ? 'figure-cell' : `figure-cell ${level}`}>
    {value === null ? '—' : `${Math.round(value)}${unit}`}
    {bar && value !== null && (
      <span className="figure-bar">
        <i style={{ width: `${Math.min(100, Math.max(0, value))}%` }} />
      </span>
    )}
  </span>
)
