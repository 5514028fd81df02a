import { lateAfter, offlineAfter, type Patience } from '../../../shared/presence/policy'
import { formatDuration } from '../../../shared/text/duration'
import { type Millis, minutes } from '../../../shared/time/millis'
import { useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import './offline-ruler.css'

interface Props {
  readonly period: Millis
  readonly patience: Patience
}

/** What silence means as it grows, for a box with this period. */
export function OfflineRuler({ period, patience }: Props) {
  const text = useText()
  const late = lateAfter(period, patience)
  const offline = offlineAfter(period, patience)
  const whole = offline * 1.75
  const share = (length: Millis) => `${(length / whole) * 100}%`
  // 65 s is not a minute here, and after some minutes nobody counts seconds.
  const shown = (length: Millis) =>
    length < minutes(10) ? text.duration.seconds(Math.round(length / 1000)) : formatDuration(length, text)
  const marks = [
    { at: 0, shape: 'disc', word: text.standing.online },
    { at: late, shape: 'clock', word: text.standing.late },
    { at: offline, shape: 'cross', word: text.standing.offline },
  ] as const
  return (
    <figure className="offline-ruler" role="img" aria-label={text.settings.ruler(shown(late), shown(offline))}>
      <div className="offline-ruler-bar">
        <i className="online" style={{ width: share(late) }} />
        <i className="late" style={{ width: share(offline - late) }} />
        <i className="offline" />
      </div>
      <div className="offline-ruler-marks xs t2">
        {marks.map(({ at, shape, word }) => (
          <span key={shape} style={{ left: share(at) }}>
            <b>{shown(at)}</b>
            <span className="row">
              <Glyph shape={shape} size="s" />
              {word}
            </span>
          </span>
        ))}
      </div>
    </figure>
  )
}
