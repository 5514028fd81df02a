import type { KeyboardEvent, ReactNode } from 'react'
import { formatCount } from '../../../shared/text/plural'
import { formatPercent } from '../../../shared/text/quantity'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import type { FleetSection } from '../../store/sections'
import { useSiteNames } from '../../store/sites'
import { isProblem, STANDINGS } from '../../store/standing'
import { useFleetLook, useSizeClass } from '../../store/use-fleet'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { standingGlyph, standingTone } from '../gateway/standing-look'
import { LinkMark } from '../sites/LinkMark'
import { sectionName } from './section-words'
import './section-head.css'

interface Props {
  readonly section: FleetSection
  readonly isFolded: boolean
  /** Whether Tab leads to it; up and down lead from one head to the next. */
  readonly isTabStop: boolean
}

/** What a part of the fleet is called, how many boxes it has and how they stand; folds it. */
export function SectionHead({ section, isFolded, isTabStop }: Props) {
  const text = useText()
  const { view } = useStores()
  const size = useSizeClass()
  const { look } = useFleetLook()
  const name = sectionName(section, look.grouping, text, useSiteNames())
  return (
    <div className="section-head">
      <button
        type="button"
        className="section-fold"
        tabIndex={isTabStop ? 0 : -1}
        onKeyDown={moveAmongHeads}
        aria-expanded={!isFolded}
        aria-label={(isFolded ? text.sections.unfold : text.sections.fold)(name)}
        onClick={() => view.toggleSection(size, section.key)}
      >
        <Icon name={isFolded ? 'forward' : 'down'} small />
      </button>
      <h2>{name}</h2>
      <SectionFacts section={section}>
        {look.grouping === 'site' && section.kind === 'group' && <LinkMark site={section.name} />}
      </SectionFacts>
    </div>
  )
}

function moveAmongHeads(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  // The grid around it would take the key for its boxes.
  event.preventDefault()
  event.stopPropagation()
  const heads = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('.section-fold') ?? [])]
  heads[heads.indexOf(event.currentTarget) + step]?.focus()
}

interface FactsProps extends Pick<Props, 'section'> {
  /** What is told after the number, which would else be read as a part of it. */
  readonly children?: ReactNode
}

/** How many boxes a section has, the problems among them, and how available they were. */
function SectionFacts({ section: { kind, ids, members, counts, availability }, children }: FactsProps) {
  const text = useText()
  return (
    <>
      <span>{formatCount(members.length)}</span>
      {children}
      {STANDINGS.filter((standing) => isProblem(standing) && counts[standing] > 0).map((standing) => (
        <span key={standing} className={`section-mini tone-${standingTone[standing]}`}>
          <Glyph shape={standingGlyph[standing]} size="s" />
          <span aria-hidden="true">{formatCount(counts[standing])}</span>
          <span className="unseen">{text.sections.counted(counts[standing], text.standing[standing])}</span>
        </span>
      ))}
      {kind !== 'attention' && availability !== null && (
        <span className="t3 nowrap">{text.sections.day(formatPercent(availability))}</span>
      )}
      {ids.length === 0 && <span className="t3 nowrap">{text.sections.allAbove}</span>}
    </>
  )
}
