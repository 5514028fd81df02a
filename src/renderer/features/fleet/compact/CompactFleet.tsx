import { useText } from '../../../store/hooks'
import { useSections, useSizeClass } from '../../../store/use-fleet'
import { SitePanels } from './SitePanels'
import { TileGrid } from './TileGrid'

/** A fleet on little room: what needs attention as tiles, the others as tiles too or, if there are very many, as cells. */
export function CompactFleet() {
  const text = useText()
  const sections = useSections()
  const asCells = useSizeClass() === 'most'
  const tiled = asCells ? sections.filter(({ kind }) => kind === 'attention') : sections
  const sites = sections.filter(({ kind }) => kind !== 'attention')
  return (
    <>
      {tiled
        .filter(({ ids }) => ids.length > 0)
        .map(({ key, name, ids }) => (
          <section key={key} className="tile-section">
            <div className="day-head">
              <h2>{name ?? key}</h2> {ids.length}
            </div>
            <TileGrid ids={ids} />
          </section>
        ))}
      {asCells && (
        <>
          <div className="day-head">
            <h2>{text.wall.allBoxes}</h2> {sites.length}
          </div>
          <SitePanels sections={sites} />
        </>
      )}
    </>
  )
}
