import { memo } from 'react'
import { placesOf } from './places'
import './state-bar.css'

interface Props {
  /** One letter per cell: u up, l late, d down, n not known. A string, so that an unchanged bar is not drawn again. */
  readonly cells: string
  readonly label: string
}

/** A row of cells in time; the height repeats what the colour says. One image with a text, not many marks. */
export const StateBar = memo(({ cells, label }: Props) => (
  <div className="state-bar" role="img" aria-label={label} title={label}>
    {placesOf(cells).map(({ place, letter }) => (
      <i key={place} className={letter} />
    ))}
  </div>
))
