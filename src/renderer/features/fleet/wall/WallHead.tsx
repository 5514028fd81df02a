import { formatCount } from '../../../../shared/text/plural'
import { useStandingCounts, useText } from '../../../store/hooks'
import { totalOf } from '../../../store/standing'
import { Glyph } from '../../../ui/Glyph'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import { countedIn, weightOf } from '../counts-in-order'
import { WallClock } from './WallClock'

/** How many boxes stand how, and what time it is. */
export function WallHead() {
  const text = useText()
  const counts = useStandingCounts()
  return (
    <header className="wall-head">
      <div className="wall-count">
        <span className="wall-word">{text.summary.total}</span>
        <span className="wall-number">{counts === null ? '–' : formatCount(totalOf(counts))}</span>
      </div>
      {countedIn(counts).map((standing) => {
        const count = counts?.[standing]
        return (
          <div key={standing} className={`wall-count tone-${standingTone[standing]} ${weightOf(standing, count)}`}>
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
