import type { MouseEvent } from 'react'
import { formatCount } from '../../../shared/text/plural'
import { useStores } from '../../store/context'
import { useStandingCounts, useText, useView } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { isProblem, STANDINGS, type Standing, type StandingCounts } from '../../store/standing'
import { Glyph } from '../../ui/Glyph'
import { standingGlyph, standingTone } from '../gateway/standing-look'
import { SitesSummary } from '../sites/SitesSummary'
import { LiveCounts } from './LiveCounts'
import { ReceiverSummary } from './ReceiverSummary'
import './summary.css'

/** As they are read: what is well first, then the problems. */
const ORDER: readonly Standing[] = ['online', 'offline', 'abnormal', 'late', 'muted', 'expected', 'unobserved']

/** How many boxes stand how; each number narrows the fleet to its state. */
export function SummaryStrip() {
  const text = useText()
  const { view } = useStores()
  const counts = useStandingCounts()
  const isHeadquarters = useIsHeadquarters()
  const filtered = useView((state) => state.filter.standings)
  // Not watched is seldom true of anything: its place is only taken when it is.
  const shown = ORDER.filter((standing) => standing !== 'unobserved' || (counts?.unobserved ?? 0) > 0)
  const toggle = (standing: Standing) => (event: MouseEvent) => view.toggleStanding(standing, event.shiftKey)
  return (
    <section className="panel strip" aria-label={text.summary.label}>
      <button type="button" className="stat" aria-pressed={filtered.length === 0} onClick={view.clearStandings}>
        <span className="stat-word">{text.summary.total}</span>
        <span className="stat-number">{counts ? formatCount(total(counts)) : '–'}</span>
      </button>
      {shown.map((standing) => {
        const count = counts?.[standing]
        return (
          <button
            key={standing}
            type="button"
            className={`stat tone-${standingTone[standing]} ${weight(standing, count)}`}
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

const total = (counts: StandingCounts): number => STANDINGS.reduce((sum, standing) => sum + counts[standing], 0)

function weight(standing: Standing, count: number | undefined): string {
  if (!count) return 'zero'
  return isProblem(standing) ? 'hot' : ''
}
