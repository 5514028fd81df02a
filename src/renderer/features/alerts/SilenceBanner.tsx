import { evidenceLines } from '../../../shared/text/evidence-lines'
import { formatMoment } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { isOnlyWall } from '../../store/visitor'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'

/** No box is heard: probably our own trouble, with what this computer knows of itself. Of sites their stations say it. */
export function SilenceBanner() {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const { view } = useStores()
  const isHeadquarters = useIsHeadquarters()
  const silence = useStation(({ alerts, connection }) =>
    connection === 'lost'
      ? undefined
      : alerts?.open.find(({ kind, state }) => kind === 'receiver-silent' && state === 'open'),
  )
  if (silence === undefined || isHeadquarters) return null
  const { evidence, openedAt } = silence
  const since = formatMoment(Date.parse(openedAt), now, language)
  return (
    <div className="banner">
      <div className="note tone-off" role="alert">
        <Glyph shape="cross" size="l" />
        <p className="grow">
          <span className="cause">{text.announcements.silent(since, '')}</span>{' '}
          <span className="t2">
            {evidence !== null && `${evidenceLines(evidence, text).join(' ')} `}
            {text.alerts.silenceEffect}
          </span>
        </p>
        {!isOnlyWall() && (
          <Button size="small" onClick={() => view.showScreen('receiver')}>
            {text.alerts.openReceiver}
          </Button>
        )}
      </div>
    </div>
  )
}
