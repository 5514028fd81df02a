import { formatCount } from '../../../../shared/text/plural'
import { useStandingCounts, useText } from '../../../store/hooks'
import { isProblem, STANDINGS } from '../../../store/standing'
import { Glyph } from '../../../ui/Glyph'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import { WallClock } from './WallClock'
import { legendOf } from './wall-legend'

/** How many boxes stand how, and what time it is. */
export function WallHead() {
  const text = useText()
  const counts = useStandingCounts()
  const total = counts === null ? null : STANDINGS.reduce((sum, standing) => sum + counts[standing], 0)
  return (
    <header className="wall-head">
      <div className="wall-count">
        <span className="wall-word">{text.summary.total}</span>
        <span className="wall-number">{total === null ? '–' : formatCount(total)}</span>
      </div>
      {legendOf(counts).map((standing) => {
        const count = counts?.[standing]
        const look = !count ? 'zero' : isProblem(standing) ? 'hot' : ''
        return (
          <div key={standing} className={`wall-count tone-${standingTone[standing]} ${look}`}>
            <span className="wall-word">
              <Glyph shape={standingGlyph[standing]} />
              {text.standing[standing]}
            </span>
            <span className="wall-number">{count === undefined ? '–' : formatCount(count)}</span>
          </div>
        )
      })}
      <WallClock />
    </header>
  )
}
