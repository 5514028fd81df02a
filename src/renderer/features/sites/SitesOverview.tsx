import type { SiteView } from '../../../shared/contract/site-views'
import { formatCount } from '../../../shared/text/plural'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useSites } from '../../store/sites'
import { isProblem, STANDINGS, totalOf } from '../../store/standing'
import { Glyph } from '../../ui/Glyph'
import { standingGlyph, standingTone } from '../gateway/standing-look'
import { LinkMark } from './LinkMark'
import './overview.css'

/** All sites and how their boxes stand, where there are more boxes than can be shown; each leads to its own. */
export function SitesOverview() {
  const { sites: say } = useText()
  const sites = useSites()
  return (
    <section className="overview" aria-label={say.all}>
      {sites.map((site) => (
        <SiteCard key={site.id} site={site} />
      ))}
    </section>
  )
}

function SiteCard({ site }: { readonly site: SiteView }) {
  const { view } = useStores()
  return (
    <button
      type="button"
      className={`panel overview-site ${site.link.state}`}
      onClick={() => view.narrow({ sites: [site.id] })}
    >
      <SiteFacts site={site} />
    </button>
  )
}

/** What a site is called, how many boxes it has, how the link to it and they stand. */
export function SiteFacts({ site: { id, name, boxes } }: { readonly site: SiteView }) {
  const text = useText()
  const ill = STANDINGS.filter((standing) => isProblem(standing) && boxes[standing] > 0)
  return (
    <>
      <span className="overview-head">
        <span className="ell medium">{name}</span>
        <span className="t3">{formatCount(totalOf(boxes))}</span>
      </span>
      <span className="overview-bar" aria-hidden="true">
        {STANDINGS.filter((standing) => boxes[standing] > 0).map((standing) => (
          <i key={standing} className={`tone-${standingTone[standing]}`} style={{ flexGrow: boxes[standing] }} />
        ))}
      </span>
      <span className="overview-foot">
        <LinkMark site={id} />
        {ill.map((standing) => (
          <span key={standing} className={`overview-ill tone-${standingTone[standing]}`}>
            <Glyph shape={standingGlyph[standing]} size="s" />
            <span className="toned medium">{formatCount(boxes[standing])}</span>
            <span className="unseen">{text.standing[standing]}</span>
          </span>
        ))}
      </span>
    </>
  )
}
