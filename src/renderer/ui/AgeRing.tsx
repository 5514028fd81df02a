import './age-ring.css'

interface Props {
  /** How much of the expected time has passed, 0 to 1. */
  readonly filled: number
  /** `overdue` is full and amber, `lost` dashed and red. */
  readonly look: 'waiting' | 'overdue' | 'lost'
}

const RADIUS = 6
const AROUND = 2 * Math.PI * RADIUS

/** Fills while something is awaited. It steps with its props and never animates: hundreds of them must cost nothing. */
export const AgeRing = ({ filled, look }: Props) => (
  <svg className={`age-ring ${look}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    {look !== 'lost' && <circle className="ground" cx="8" cy="8" r={RADIUS} />}
    <circle
      className="arc"
      cx="8"
      cy="8"
      r={RADIUS}
      transform="rotate(-90 8 8)"
      strokeDasharray={look === 'lost' ? '2.6 2.11' : `${(filled * AROUND).toFixed(1)} ${AROUND.toFixed(1)}`}
    />
  </svg>
)
