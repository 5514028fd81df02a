import './name.css'

/** What a name ends with: its number, with the letter before it. Of long numbers the last digits alone. */
const END = /(?:[\s_-]\p{Script=Latin})?[\s_-]?\d{1,4}$/u

/** A name in two: what may be cut, and what tells it from others that begin alike; the second may be empty. */
export function splitName(name: string): readonly [begin: string, end: string] {
  const end = END.exec(name)?.[0] ?? ''
  const begin = name.slice(0, name.length - end.length)
  return begin.trim() === '' ? [name, ''] : [begin, end]
}

interface Props {
  readonly children: string
  readonly className?: string
}

/** A name on one line. Where there is no room for all of it, what it ends with stays: many begin alike. */
export function Name({ children, className = '' }: Props) {
  const [begin, end] = splitName(children)
  return (
    <bdi className={`ell name ${className}`}>
      <span className="name-begin">{begin}</span>
      {end !== '' && <span className="name-end">{end}</span>}
    </bdi>
  )
}
