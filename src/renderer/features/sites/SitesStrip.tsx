import type { SiteView } from '../../../shared/contract/site-views'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, useText, useView } from '../../store/hooks'
import { useSites } from '../../store/sites'
import { Glyph } from '../../ui/Glyph'
import { linkBrief, linkGlyph, linkSentences, linkTone } from './link-look'
import './sites.css'

/** The sites of headquarters, and how the link to each stands; each narrows the fleet to itself. Nothing at a station. */
export function SitesStrip() {
  const { sites: say } = useText()
  const sites = useSites()
  if (sites.length === 0) return null
  return (
    <section className="sites" aria-label={say.sites(sites.length)}>
      {sites.map((site) => (
        <SiteButton key={site.id} site={site} />
      ))}
    </section>
  )
}

function SiteButton({ site }: { readonly site: SiteView }) {
  const { view } = useStores()
  const isChosen = useView(({ filter }) => filter.sites.includes(site.id))
  const speech = { text: useText(), language: useLanguage(), now: useMinute() }
  const { state } = site.link
  const brief = linkBrief(site, speech)
  return (
    <button
      type="button"
      className={`site-link ${state} tone-${linkTone[state]}`}
      aria-pressed={isChosen}
      data-tip={linkSentences(site, speech).join('\n')}
      onClick={() => view.toggleSite(site.id)}
    >
      <Glyph shape={linkGlyph[state]} />
      <span className="ell medium">{site.name}</span>
      <span className={state === 'live' ? 't3' : 'toned'}>{speech.text.sites.link[state]}</span>
      {brief !== null && <span className="t2">{brief}</span>}
    </button>
  )
}
