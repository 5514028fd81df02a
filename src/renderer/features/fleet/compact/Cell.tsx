import { memo } from 'react'
import { isProblem, type Standing } from '../../../store/standing'
import { Glyph } from '../../../ui/Glyph'
import { standingGlyph, standingTone } from '../../gateway/standing-look'

interface Props {
  readonly id: string
  readonly standing: Standing
  readonly label: string
  readonly selected: boolean
  readonly isTabStop: boolean
}

/** One box as a small square. There are thousands: it listens to nothing, and is drawn again only when it looks otherwise. */
export const Cell = memo(({ id, standing, label, selected, isTabStop }: Props) => (
  <td
    className={looksOf[standing]}
    data-gateway={id}
    tabIndex={isTabStop ? 0 : -1}
    aria-label={label}
    {...(selected ? SELECTED : PLAIN)}
  >
    {/* The dot of a healthy box is painted by its style. */}
    {standing !== 'online' && <Glyph shape={standingGlyph[standing]} />}
  </td>
))

const PLAIN = { role: 'gridcell', 'aria-selected': false } as const
const SELECTED = { role: 'gridcell', 'aria-selected': true } as const

const looks = (standing: Standing): string =>
  `cell tone-${standingTone[standing]} ${standing}${isProblem(standing) ? ' problem' : ''}`

const looksOf: Readonly<Record<Standing, string>> = {
  offline: looks('offline'),
  abnormal: looks('abnormal'),
  late: looks('late'),
  online: looks('online'),
  muted: looks('muted'),
  unobserved: looks('unobserved'),
  expected: looks('expected'),
}
