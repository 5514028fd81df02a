import { memo } from 'react'
import { placesOf } from './places'
import './dots.css'

interface Props {
  /** One letter per dot: o online, x offline, u unknown; a bar `|` between groups. */
  readonly dots: string
  readonly label: string
}

const LOOKS: Readonly<Record<string, string>> = { o: 'dot', x: 'dot off', u: 'dot unknown', '|': 'dot-gap' }

/** Many small states as one image with a text. A string, so that unchanged dots are not drawn again. */
export const Dots = memo(({ dots, label }: Props) => (
  <div className="dots" role="img" aria-label={label}>
    {placesOf(dots).map(({ place, letter }) => (
      <i key={place} className={LOOKS[letter]} />
    ))}
  </div>
))
