import { memo } from 'react'
import { placesOf } from './places'
import './state-bar.css'

interface Props {
  /** One letter per cell: u up, l late, f ill (a spike), d down, n not known. A string, so that an unchanged bar is not drawn again. */
  readonly cells: string
  readonly label: string
}

const HEIGHT = 8
/** The height repeats what the colour says; what is not known is only a base line. */
const HEIGHTS = { u: 8, l: 5, f: 8, d: 3, n: 1 } as const
const LETTERS = ['u', 'l', 'f', 'd', 'n'] as const

/** A row of cells in time. One image with a text, and one shape per state rather than per cell: fleets are large. */
export const StateBar = memo(({ cells, label }: Props) => (
  <svg
    className="state-bar"
    role="img"
    aria-label={label}
    data-tip={label}
    viewBox={`0 0 ${cells.length} ${HEIGHT}`}
    preserveAspectRatio="none"
  >
    {LETTERS.filter((letter) => cells.includes(letter)).map((letter) => (
      <path key={letter} className={letter} d={cellsPath(cells, letter)} />
    ))}
    {/* Between the cells one pixel of the ground, whatever they are wide: left out of them it would come and go. */}
    <path className="gaps" d={gapsPath(cells.length)} vectorEffect="non-scaling-stroke" />
  </svg>
))

function cellsPath(cells: string, letter: keyof typeof HEIGHTS): string {
  const height = HEIGHTS[letter]
  const shape = letter === 'f' ? `l0.4 ${-height}l0.4 ${height}z` : `v${-height}h1v${height}z`
  return placesOf(cells)
    .filter((cell) => cell.letter === letter)
    .map(({ place }) => `M${place} ${HEIGHT}${shape}`)
    .join('')
}

const gapsPath = (cells: number): string =>
  Array.from({ length: Math.max(0, cells - 1) }, (_, at) => `M${at + 1} 0v${HEIGHT}`).join('')
