import './span-bar.css'

interface Part {
  /** 0 at the left end, 1 at the right. */
  readonly from: number
  readonly to: number
  readonly look: 'up' | 'down' | 'unknown'
}

/** More than this many cannot be told apart; then each place shows the worst of what falls on it. */
const MOST_PARTS = 160

/** States over time on one line: high where it was up, low and red where down, hatched where nobody knows. */
export const SpanBar = ({ parts, label }: { readonly parts: readonly Part[]; readonly label: string }) => (
  <div className="span-bar" role="img" aria-label={label} data-tip={label}>
    {(parts.length > MOST_PARTS ? coarse(parts) : parts).map(({ from, to, look }) => (
      <i key={from} className={look} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
    ))}
  </div>
)

const BADNESS = { up: 1, unknown: 2, down: 3 } as const

function coarse(parts: readonly Part[]): readonly Part[] {
  const cells = new Array<Part | undefined>(MOST_PARTS).fill(undefined)
  for (const { from, to, look } of parts) {
    for (let cell = Math.floor(from * MOST_PARTS); cell < Math.min(MOST_PARTS, to * MOST_PARTS); cell++) {
      const before = cells[cell]
      if (before !== undefined && BADNESS[before.look] >= BADNESS[look]) continue
      cells[cell] = { from: cell / MOST_PARTS, to: (cell + 1) / MOST_PARTS, look }
    }
  }
  return cells.filter((cell) => cell !== undefined)
}
