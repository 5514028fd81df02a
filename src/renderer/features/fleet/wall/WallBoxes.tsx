import { memo } from 'react'
import { readFacts } from '../../../store/facts'
import { useText } from '../../../store/hooks'
import { isProblem } from '../../../store/standing'
import { useFacts } from '../../../store/use-facts'
import { Glyph } from '../../../ui/Glyph'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import { cellNumber, nameInSite } from './cell-number'
import type { WallForm } from './wall-layout'

interface Props {
  /** In the order of their places. */
  readonly ids: readonly string[]
  /** The group whose name the boxes need not repeat. */
  readonly site: string | null
  readonly form: WallForm
  /** How many digits a numbered cell has room for. */
  readonly digits: number
}

/** The boxes of one site. */
export function WallBoxes({ ids, site, form, digits }: Props) {
  const facts = useFacts(ids)
  return (
    <ul className={`wall-boxes ${form}`}>
      {ids.map((id, place) => (
        <WallBox key={id} id={id} facts={facts[place] ?? ''} place={place} {...{ site, form, digits }} />
      ))}
    </ul>
  )
}

interface BoxProps extends Omit<Props, 'ids'> {
  readonly id: string
  readonly facts: string
  readonly place: number
}

/** Drawn again only when what it shows is something else. */
const WallBox = memo(({ id, facts, place, site, form, digits }: BoxProps) => {
  const text = useText()
  const { standing, name, devices, devicesDown } = readFacts(facts)
  const looks = ['wall-box', `tone-${standingTone[standing]}`, standing, isProblem(standing) ? 'problem' : '']
  return (
    <li
      className={looks.filter(Boolean).join(' ')}
      data-gateway={id}
      aria-label={text.compact.cell(name, text.standing[standing])}
    >
      <Glyph shape={standingGlyph[standing]} />
      {form === 'named' && (
        <>
          <span className="ell grow">{nameInSite(name, site)}</span>
          <span className={devicesDown ? 'wall-devices bad' : 'wall-devices'}>{devices || '—'}</span>
        </>
      )}
      {form === 'numbered' && <span>{cellNumber(name, place, digits)}</span>}
    </li>
  )
})
