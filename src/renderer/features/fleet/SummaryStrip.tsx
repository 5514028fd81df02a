import type { MouseEvent } from 'react'
import { formatCount } from '../../../shared/text/plural'
import { useStores } from '../../store/context'
import { useStandingCounts, useText, useView } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { type Standing, totalOf } from '../../store/standing'
import { Glyph } from '../../ui/Glyph'
import { standingGlyph, standingTone } from '../gateway/standing-look'
import { SitesSummary } from '../sites/SitesSummary'
import { countedIn, weightOf } from './counts-in-order'
import { LiveCounts } from './LiveCounts'
import { ReceiverSummary } from './ReceiverSummary'
import './summary.css'

/** How many boxes stand how; each number narrows the fleet to its state. */
export function SummaryStrip() {
  const text = useText()
  const { view } = useStores()
  const counts = useStandingCounts()
  const isHeadquarters = useIsHeadquarters()
  const filtered = useView((state) => state.filter.standings)
  const toggle = (standing: Standing) => (event: MouseEvent) => view.toggleStanding(standing, event.shiftKey)
  return (
    <section className="panel strip" aria-label={text.summary.label}>
      <button type="button" className="stat" aria-pressed={filtered.length === 0} onClick={view.clearStandings}>
        <span className="stat-word">{text.summary.total}</span>
        <span className="stat-number">{counts ? formatCount(totalOf(counts)) : '–'}</span>
      </button>
      {countedIn(counts).map((standing) => {
        const count = counts?.[standing]
        return (
          <button
            key={standing}
            type="button"
            className={`stat tone-${standingTone[standing]} ${weightOf(standing, count)}`}
            aria-pressed={filtered.includes(standing)}
            onClick={toggle(standing)}
          >
            <span className="stat-word">
              <Glyph shape={standingGlyph[standing]} size="s" />
              {text.standing[standing]}
            </span>
            <span className="stat-number">{count === undefined ? '–' : formatCount(count)}</span>
          </button>
        )
      })}
      {isHeadquarters ? <SitesSummary /> : <ReceiverSummary />}
      {counts && <LiveCounts counts={counts} />}
    </section>
  )
}
