import { type CSSProperties, useMemo, useRef } from 'react'
import type { World } from '../../../../shared/contract/world'
import { formatCount } from '../../../../shared/text/plural'
import { formatPercent } from '../../../../shared/text/quantity'
import { useStation, useStepOfTime, useText } from '../../../store/hooks'
import type { FleetSection } from '../../../store/sections'
import { useIsLastKnown, useSiteNames } from '../../../store/sites'
import { nameOf } from '../../../store/standing'
import { useSize } from '../../../ui/use-size'
import { LinkMark } from '../../sites/LinkMark'
import { useInPlace } from '../compact/use-in-place'
import { sectionName } from '../section-words'
import { PAGE_TIME } from './attention-page'
import { labelNeed } from './cell-labels'
import { useWallLook } from './use-whole-fleet'
import { WallBoxes } from './WallBoxes'
import { WallCards } from './WallCards'
import type { WallLayout } from './wall-layout'
import { type PagePart, wallPages } from './wall-pages'
import './wall-sites.css'

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
  const need = useLabelNeed(sections)
  // Sizes and not sections: a box that falls silent changes no layout.
  const sizes = sections.map(({ members }) => members.length).join(' ')
  const pages = useMemo(
    () => room && wallPages(sizes.split(' ').map(Number), { ...room, unit: innerWidth / 1920 }, need),
    [sizes, room, need],
  )
  const turn = useStepOfTime(PAGE_TIME) / PAGE_TIME
  const place = pages === null ? 0 : turn % pages.length
  const { parts = [], layout = null } = pages?.[place] ?? {}
  return (
    <div className="wall-fleet">
      <div ref={element} className="wall-sites" style={layout ? styleOf(layout) : undefined}>
        {ids.length === 0 ? (
          <NoBox />
        ) : layout === null ? null : layout.form === 'cards' ? (
          <WallCards ids={ids} layout={layout} />
        ) : layout.merged ? (
          <Site title={text.sections.all} availability={null} members={ids} layout={layout} />
        ) : (
          parts.map((part) => {
            const section = sections[part.site]
            return section === undefined ? null : (
              <Site
                key={section.key}
                title={sectionName(section, grouping, text, names)}
                link={grouping === 'site' ? section.name : null}
                members={section.members}
                part={part}
                availability={section.availability}
                layout={layout}
              />
            )
          })
        )}
      </div>
      {pages !== null && pages.length > 1 && <p className="wall-page">{text.wall.page(place + 1, pages.length)}</p>}
    </div>
  )
}

const BETWEEN = '\n'

/** How much room the names of the boxes take once each is told from the others of its site. Looked at anew only when a box is called otherwise. */
function useLabelNeed(sections: readonly FleetSection[]): number {
  const members = useMemo(() => sections.map((section) => section.members), [sections])
  const names = useStation(({ world }) =>
    members.map((ids) => ids.map((id) => nameIn(world, id)).join(BETWEEN)).join(BETWEEN + BETWEEN),
  )
  return useMemo(() => labelNeed(names.split(BETWEEN + BETWEEN).map((site) => site.split(BETWEEN))), [names])
}

function nameIn(world: World | null, id: string): string {
  const gateway = world?.gateways.get(id)
  return gateway === undefined ? '' : nameOf(gateway)
}

/** Only a display that came by a link is put up before there is a box. */
function NoBox() {
  const { access } = useText()
  const isKnown = useStation(({ world }) => world !== null)
  return isKnown ? <p className="wall-empty">{access.walls.empty}</p> : null
}

interface SiteProps extends Pick<FleetSection, 'members' | 'availability'> {
  readonly title: string
  /** Which of its boxes are on this page; all of them if not said. */
  readonly part?: PagePart
  /** The site of headquarters whose link is shown. */
  readonly link?: string | null
  readonly layout: WallLayout
}

function Site({ title, link = null, members, part, availability, layout }: SiteProps) {
  const places = useInPlace(members)
  const shown = useMemo(() => (part === undefined ? places : places.slice(part.from, part.to)), [places, part])
  const isLastKnown = useIsLastKnown(link ?? undefined)
  return (
    <section className={isLastKnown ? 'wall-site last-known' : 'wall-site'}>
      <h3>
        <span className="ell">{title}</span>
        <span className="t3">{formatCount(members.length)}</span>
        <LinkMark site={link} />
        <span className="wall-percent">{availability === null ? '' : formatPercent(availability)}</span>
      </h3>
      <WallBoxes ids={shown} layout={layout} />
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
