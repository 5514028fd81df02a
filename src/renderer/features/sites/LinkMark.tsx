import { useLanguage, useMinute, useText } from '../../store/hooks'
import { useSite } from '../../store/sites'
import { Glyph } from '../../ui/Glyph'
import { linkBrief, linkGlyph, linkSentences, linkTone } from './link-look'
import './sites.css'

/** How the link to a site stands, where its boxes are: nothing at a station. */
export function LinkMark({ site: id }: { readonly site: string | null }) {
  const site = useSite(id ?? undefined)
  const speech = { text: useText(), language: useLanguage(), now: useMinute() }
  if (site === undefined) return null
  const { state } = site.link
  const brief = linkBrief(site, speech)
  return (
    <span className={`link-mark tone-${linkTone[state]}`} data-tip={linkSentences(site, speech).join('\n')}>
      <Glyph shape={linkGlyph[state]} size="s" />
      <span className={state === 'live' ? 't3' : 'toned medium'}>{speech.text.sites.link[state]}</span>
      {brief !== null && <span className="t2 gives-way">{brief}</span>}
    </span>
  )
}
