import { useRef, useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { formatDuration } from '../../../shared/text/duration'
import { formatMoment, formatWhen } from '../../../shared/text/instant'
import { seconds } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { nameOf, standingOf, standingSince } from '../../store/standing'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { BoxMenu } from '../alerts/BoxMenu'
import { useBoxKeys } from '../alerts/use-box-keys'
import { faultWords } from './gateway-words'
import { ReportAge } from './ReportAge'
import { standingGlyph, standingTone } from './standing-look'

/** Who it is, how it stands since when and why, and what can be done. */
export function GatewayHead({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  const { view } = useStores()
  const [failure, setFailure] = useState<string | null>(null)
  const standing = standingOf(gateway)
  const [menuAnchor, setMenuAnchor] = useState<Element | null>(null)
  const muteButton = useRef<HTMLButtonElement>(null)
  useBoxKeys(gateway.id, () => setMenuAnchor(muteButton.current), setFailure)
  return (
    <div className={`gateway-head tone-${standingTone[standing]}`}>
      <Button
        kind="quiet"
        icon="back"
        aria-label={text.action.back}
        title={text.action.back}
        onClick={view.closeGateway}
      />
      <Glyph shape={standingGlyph[standing]} size="xl" />
      <div className="grow">
        <div className="row">
          <h1 className="ell">{nameOf(gateway)}</h1>
          {gateway.group !== null && <span className="tag">{gateway.group}</span>}
          {gateway.tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </div>
        <StateLine gateway={gateway} />
      </div>
      {failure !== null && (
        <span className="field-error" role="alert">
          {failure}
        </span>
      )}
      <ReportAge {...gateway} />
      <Button
        ref={muteButton}
        icon={gateway.muted ? 'bell' : 'bell-off'}
        aria-haspopup="menu"
        onClick={(event) => setMenuAnchor(event.currentTarget)}
      >
        {gateway.muted ? text.gateway.unmute : text.gateway.mute}
      </Button>
      {menuAnchor && (
        <BoxMenu gateway={gateway} anchor={menuAnchor} onClose={() => setMenuAnchor(null)} onSaid={setFailure} />
      )}
    </div>
  )
}

function StateLine({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const standing = standingOf(gateway)
  const isAbnormal = standing === 'abnormal'
  const since = formatDuration(now - Date.parse(standingSince(gateway)), text)
  const state = text.gateway.for(text.standing[isAbnormal ? standing : gateway.presence], since)
  const muted =
    gateway.mutedUntil === null
      ? text.standing.muted
      : text.card.mutedUntil(formatWhen(Date.parse(gateway.mutedUntil), now, language))
  const lastAt = gateway.lastReportAt === null ? null : Date.parse(gateway.lastReportAt)
  return (
    <p className="sm t2 ell">
      {gateway.muted && `${muted} · `}
      <span className="toned medium">{state}</span>
      {isAbnormal && ` · ${faultWords(gateway, text)}`}
      {lastAt !== null && ` · ${text.card.lastReport(formatMoment(lastAt, now, language))}`}
      {' · '}
      {text.gateway.expectedEvery(formatDuration(seconds(gateway.periodSeconds), text))}
    </p>
  )
}
