import { memo } from 'react'
import { placesOf } from './places'
import './state-bar.css'

interface Props {
  /** One letter per cell: u up, l late, f ill (a spike), d down, n not known. A string, so that an unchanged bar is not drawn again. */
  readonly cells: string
  readonly label: string
  /** On a wide bar the cells stand closer, measured by their width. */
  readonly wide?: boolean
}

const HEIGHT = 8
/** The height repeats what the colour says; what is not known is only a base line. */
const HEIGHTS = { u: 8, l: 5, f: 8, d: 3, n: 1 } as const
const LETTERS = ['u', 'l', 'f', 'd', 'n'] as const

/** A row of cells in time. One image with a text, and one shape per state rather than per cell: fleets are large. */
export const StateBar = memo(({ cells, label, wide = false }: Props) => (
  <svg
    className="state-bar"
    role="img"
    aria-label={label}
    data-tip={label}
    viewBox={`0 0 ${cells.length} ${HEIGHT}`}
    preserveAspectRatio="none"
  >
    {LETTERS.filter((letter) => cells.includes(letter)).map((letter) => (
      <path key={letter} className={letter} d={cellsPath(cells, letter, wide ? 0.93 : 0.77)} />
    ))}
  </svg>
))

function cellsPath(cells: string, letter: keyof typeof HEIGHTS, width: number): string {
  const height = HEIGHTS[letter]
  const shape = letter === 'f' ? `l${width / 2} ${-height}l${width / 2} ${height}z` : `v${-height}h${width}v${height}z`
  return placesOf(cells)
    .filter((cell) => cell.letter === letter)
    .map(({ place }) => `M${place} ${HEIGHT}${shape}`)
    .join('')
}
