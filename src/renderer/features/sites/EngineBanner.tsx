import { formatMoment } from '../../../shared/text/instant'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { useEngineGoneSince } from '../../store/sites'
import { Glyph } from '../../ui/Glyph'

/** The servers of headquarters do not answer: no site can be heard, and none is to blame. */
export function EngineBanner() {
  const { sites: say, announcements } = useText()
  const language = useLanguage()
  const now = useMinute()
  const lost = useStation(({ connection }) => connection === 'lost')
  const since = useEngineGoneSince()
  if (since === null || lost) return null
  return (
    <div className="banner">
      <div className="note tone-off" role="alert">
        <Glyph shape="cross" size="l" />
        <p className="grow">
          <span className="cause">{say.engineGone}</span>{' '}
          <span className="t2">
            {announcements.since(formatMoment(Date.parse(since), now, language))} · {say.engineGoneEffect}
          </span>
        </p>
      </div>
    </div>
  )
}
