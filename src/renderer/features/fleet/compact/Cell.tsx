import { memo } from 'react'
import { useText } from '../../../store/hooks'
import { isProblem } from '../../../store/standing'
import { useIsSelected } from '../../../store/use-fleet'
import { Glyph } from '../../../ui/Glyph'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import { readFacts } from './facts'

interface Props {
  readonly id: string
  readonly facts: string
  readonly isTabStop: boolean
}

/** One box as a small square. Drawn again only when it stands otherwise. */
export const Cell = memo(({ id, facts, isTabStop }: Props) => {
  const text = useText()
  const selected = useIsSelected(id)
  const { standing, name } = readFacts(facts)
  const looks = ['cell', `tone-${standingTone[standing]}`, standing, isProblem(standing) ? 'problem' : '']
  return (
    <td
      className={looks.filter(Boolean).join(' ')}
      data-cell={id}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={text.compact.cell(name, text.standing[standing])}
      {...cellRole(selected)}
    >
      {/* A healthy fleet is thousands of dots: they are painted, not drawn. */}
      {standing !== 'online' && <Glyph shape={standingGlyph[standing]} />}
    </td>
  )
})

const cellRole = (selected: boolean) => ({ role: 'gridcell', 'aria-selected': selected })
