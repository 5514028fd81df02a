import { memo, useMemo } from 'react'
import { readFacts } from '../../../store/facts'
import { useText } from '../../../store/hooks'
import { isProblem } from '../../../store/standing'
import { useFacts } from '../../../store/use-facts'
import { Glyph } from '../../../ui/Glyph'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import { cellLabels } from './cell-labels'
import type { WallLayout } from './wall-layout'

interface Props {
  /** In the order of their places. */
  readonly ids: readonly string[]
  readonly layout: WallLayout
}

/** The boxes of one site. */
export function WallBoxes({ ids, layout }: Props) {
  const facts = useFacts(ids)
  const labels = useLabels(facts, layout)
  return (
    <ul className={`wall-boxes ${layout.form}`}>
      {ids.map((id, place) => (
        <WallBox key={id} id={id} facts={facts[place] ?? ''} label={labels[place] ?? ''} form={layout.form} />
      ))}
    </ul>
  )
}

const BETWEEN = '\n'

/** Made anew only when a box is called otherwise, not when one falls silent. */
function useLabels(facts: readonly string[], layout: WallLayout): readonly string[] {
  const names = facts.map((one) => readFacts(one).name).join(BETWEEN)
  return useMemo(() => cellLabels(names.split(BETWEEN), layout.form, layout, innerWidth / 1920), [names, layout])
}

interface BoxProps {
  readonly id: string
  readonly facts: string
  readonly label: string
  readonly form: WallLayout['form']
}

/** Drawn again only when what it shows is something else. */
const WallBox = memo(({ id, facts, label, form }: BoxProps) => {
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
          <span className="ell grow">{label}</span>
          <span className={devicesDown ? 'wall-devices bad' : 'wall-devices'}>{devices || '—'}</span>
        </>
      )}
      {form === 'numbered' && <span>{label}</span>}
    </li>
  )
})
