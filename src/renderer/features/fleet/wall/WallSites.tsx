import { type CSSProperties, useMemo, useRef } from 'react'
import { formatCount } from '../../../../shared/text/plural'
import { formatPercent } from '../../../../shared/text/quantity'
import { useStation, useText } from '../../../store/hooks'
import type { FleetSection } from '../../../store/sections'
import { useIsLastKnown, useSiteNames } from '../../../store/sites'
import { useSize } from '../../../ui/use-size'
import { LinkMark } from '../../sites/LinkMark'
import { useInPlace } from '../compact/use-in-place'
import { sectionName } from '../section-words'
import { useWallLook } from './use-whole-fleet'
import { WallBoxes } from './WallBoxes'
import { WallCards } from './WallCards'
import { type WallLayout, wallLayout } from './wall-layout'

interface Props {
  /** Without the one that lifts problems out. */
  readonly sections: readonly FleetSection[]
  /** All boxes in order, the worst first. */
  readonly ids: readonly string[]
}

/** Every box in its place, as large as it can be. */
export function WallSites({ sections, ids }: Props) {
  const text = useText()
  const { grouping } = useWallLook()
  const names = useSiteNames()
  const element = useRef<HTMLDivElement>(null)
  const room = useSize(element)
  // Sizes and not sections: a box that falls silent changes no layout.
  const sizes = sections.map(({ members }) => members.length).join(' ')
  const layout = useMemo(
    () => room && wallLayout(sizes.split(' ').map(Number), { ...room, unit: innerWidth / 1920 }),
    [sizes, room],
  )
  return (
    <div ref={element} className="wall-sites" style={layout ? styleOf(layout) : undefined}>
      {ids.length === 0 ? (
        <NoBox />
      ) : layout === null ? null : layout.form === 'cards' ? (
        <WallCards ids={ids} layout={layout} />
      ) : layout.merged ? (
        <Site title={text.sections.all} availability={null} members={ids} layout={layout} />
      ) : (
        sections.map((section) => (
          <Site
            key={section.key}
            title={sectionName(section, grouping, text, names)}
            link={grouping === 'site' ? section.name : null}
            members={section.members}
            availability={section.availability}
            layout={layout}
          />
        ))
      )}
    </div>
  )
}

/** Only a display that came by a link is put up before there is a box. */
function NoBox() {
  const { access } = useText()
  const isKnown = useStation(({ world }) => world !== null)
  return isKnown ? <p className="wall-empty">{access.walls.empty}</p> : null
}

interface SiteProps extends Pick<FleetSection, 'members' | 'availability'> {
  readonly title: string
  /** The site of headquarters whose link is shown. */
  readonly link?: string | null
  readonly layout: WallLayout
}

function Site({ title, link = null, members, availability, layout }: SiteProps) {
  const isLastKnown = useIsLastKnown(link ?? undefined)
  return (
    <section className={isLastKnown ? 'wall-site last-known' : 'wall-site'}>
      <h3>
        <span className="ell">{title}</span>
        <span className="t3">{formatCount(members.length)}</span>
        <LinkMark site={link} />
        <span className="wall-percent">{availability === null ? '' : formatPercent(availability)}</span>
      </h3>
      <WallBoxes ids={useInPlace(members)} layout={layout} />
    </section>
  )
}

function styleOf({ columns, perRow, width, height, form }: WallLayout): CSSProperties {
  const across = form === 'plain' ? `${width}px` : 'minmax(0, 1fr)'
  const variables = { '--box': `${height}px`, '--boxes': `repeat(${perRow}, ${across})` }
  return {
    gridTemplateColumns: `repeat(${form === 'cards' ? 1 : columns}, minmax(0, 1fr))`,
    ...variables,
  } as CSSProperties
}
