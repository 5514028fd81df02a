import { memo } from 'react'
import { formatCount } from '../../../../shared/text/plural'
import { formatPercent } from '../../../../shared/text/quantity'
import { readFacts } from '../../../store/facts'
import { useText } from '../../../store/hooks'
import type { FleetSection } from '../../../store/sections'
import { useIsLastKnown, useSiteNames } from '../../../store/sites'
import { isProblem, STANDINGS } from '../../../store/standing'
import { useFacts } from '../../../store/use-facts'
import { useFleetLook } from '../../../store/use-fleet'
import { useSelectedHere } from '../../../store/use-selected-here'
import { Glyph } from '../../../ui/Glyph'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import { LinkMark } from '../../sites/LinkMark'
import { sectionName } from '../section-words'
import { Cell } from './Cell'

interface Props {
  readonly section: FleetSection
  /** Its boxes in the order of their places. */
  readonly ids: readonly string[]
  /** How high it will be, in px, while it is out of sight. */
  readonly height: number
  /** The box that Tab leads to, if it is here. */
  readonly tabStop: string | null
}

/** One site: how many boxes it has, how many of them are ill, and each in its place. */
export const SitePanel = memo(({ section, ids, height, tabStop }: Props) => {
  const text = useText()
  const facts = useFacts(ids)
  const selected = useSelectedHere(ids)
  const { counts, availability } = section
  const { grouping } = useFleetLook().look
  const isLastKnown = useIsLastKnown(grouping === 'site' ? (section.name ?? undefined) : undefined)
  const title = sectionName(section, grouping, text, useSiteNames())
  return (
    <section
      className={isLastKnown ? 'panel site-panel unlinked' : 'panel site-panel'}
      style={{ containIntrinsicBlockSize: `auto ${height}px` }}
    >
      <header>
        <h3 className="ell">{title}</h3>
        <span>{formatCount(ids.length)}</span>
        {grouping === 'site' && <LinkMark site={section.name} />}
        {STANDINGS.filter((standing) => isProblem(standing) && counts[standing] > 0).map((standing) => (
          <span key={standing} className={`site-ill tone-${standingTone[standing]}`} data-tip={text.standing[standing]}>
            <Glyph shape={standingGlyph[standing]} size="s" />
            <span className="unseen">{text.standing[standing]}</span>
            <span className="toned medium">{formatCount(counts[standing])}</span>
          </span>
        ))}
        <span className="site-share">{availability === null ? '' : formatPercent(availability)}</span>
      </header>
      <table {...GRID} className="cells" aria-label={text.compact.sitePanel(title, text.boxes(ids.length))}>
        <tbody>
          <tr>
            {ids.map((id, place) => {
              const { standing, name } = readFacts(facts[place] ?? '')
              const label = text.compact.cell(name, text.standing[standing])
              return (
                <Cell
                  key={id}
                  id={id}
                  standing={standing}
                  label={label}
                  selected={selected.has(id)}
                  isTabStop={id === tabStop}
                />
              )
            })}
          </tr>
        </tbody>
      </table>
    </section>
  )
})

const GRID = { role: 'grid', 'aria-multiselectable': true } as const
