import { useSites } from '../../../store/sites'
import { SiteFacts } from '../../sites/SitesOverview'
import '../../sites/overview.css'
import './wall-overview.css'

/** More boxes than a wall has room for: its sites, each with how its boxes stand. */
export function WallOverview() {
  const sites = useSites()
  return (
    <div className="wall-sites wall-overview">
      {sites.map((site) => (
        <div key={site.id} className="panel overview-site">
          <SiteFacts site={site} />
        </div>
      ))}
    </div>
  )
}
