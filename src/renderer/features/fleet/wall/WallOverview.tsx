import { useRef } from 'react'
import { useSites } from '../../../store/sites'
import { useSize } from '../../../ui/use-size'
import { SiteFacts } from '../../sites/SitesOverview'
import '../../sites/overview.css'
import './wall-sites.css'
import './wall-overview.css'

/** What a site takes with the gap after it, and what surrounds all of them, in units; as in wall-overview.css. */
const ROW = 98
const AROUND = 28

/** More boxes than a wall has room for: its sites, each with how its boxes stand, all in sight. */
export function WallOverview() {
  const sites = useSites()
  const element = useRef<HTMLDivElement>(null)
  const room = useSize(element)
  const rows = Math.max(1, Math.floor(((room?.height ?? 0) / (innerWidth / 1920) - AROUND + 14) / ROW))
  const columns = Math.max(3, Math.ceil(sites.length / rows))
  const style = { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }
  return (
    <div ref={element} className="wall-sites wall-overview" style={style}>
      {room !== null &&
        sites.map((site) => (
          <div key={site.id} className="panel overview-site">
            <SiteFacts site={site} />
          </div>
        ))}
    </div>
  )
}
