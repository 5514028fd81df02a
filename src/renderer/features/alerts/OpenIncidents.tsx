import { useState } from 'react'
import type { IncidentView } from '../../../shared/contract/alert-views'
import { beginningOf } from '../../../shared/contract/beginning'
import { siteOfGateway, siteOfHappened } from '../../../shared/hq/qualified'
import { incidentSentence } from '../../../shared/text/incident-sentence'
import { formatMoment } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { useIsHeadquarters, useSite } from '../../store/sites'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { incidentGlyph } from './alert-glyph'
import { useAlertActions } from './use-alert-actions'
import './open-incidents.css'

/** More are counted, not drawn: a list of two thousand is not read. */
const LISTED = 100

/** What was told, still holds and is no event of a box: that none is heard. */
export function OpenIncidents() {
  const { alerts: say, announcements } = useText()
  const alerts = useStation((state) => state.alerts)
  const { acknowledge } = useAlertActions()
  const [failure, setFailure] = useState<string | null>(null)
  const told = (alerts?.open ?? []).filter(
    (incident) => incident.state === 'open' && incident.announcedAt !== null && beginningOf(incident) === null,
  )
  if (told.length === 0) return null
  return (
    <section className="open-incidents">
      <div className="day-head">
        <h2>{say.openIncidents}</h2>
      </div>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      <ol className="panel">
        {told.slice(0, LISTED).map((incident) => (
          <IncidentRow
            key={incident.id}
            incident={incident}
            onAcknowledge={async () => setFailure(await acknowledge([incident.id]))}
          />
        ))}
      </ol>
      {told.length > LISTED && <p className="sm t2">{announcements.andMore(told.length - LISTED)}</p>}
    </section>
  )
}

interface RowProps {
  readonly incident: IncidentView
  readonly onAcknowledge: () => void
}

function IncidentRow({ incident, onAcknowledge }: RowProps) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const { view } = useStores()
  const { id, gateway, device, kind, openedAt, acknowledgedAt } = incident
  const isHeadquarters = useIsHeadquarters()
  const site = useSite((gateway === null ? siteOfHappened(id)?.site : siteOfGateway(gateway)) ?? undefined)
  const since = formatMoment(Date.parse(openedAt), now, language)
  const open = () => {
    if (gateway !== null) return view.showGateway(gateway, device)
    if (site !== undefined) view.narrow({ sites: [site.id] })
    view.showScreen(isHeadquarters ? 'fleet' : 'receiver')
  }
  return (
    <li className="incident">
      <time className="t3" dateTime={openedAt}>
        {since}
      </time>
      <Glyph shape={incidentGlyph(kind)} />
      <span className="incident-what">
        <button type="button" className="ell medium" onClick={open}>
          {incidentSentence(incident, text, since)}
        </button>
        {site !== undefined && <span className="tag ell">{site.name}</span>}
      </span>
      {acknowledgedAt === null ? (
        <Button size="small" icon="check" onClick={onAcknowledge}>
          {text.alerts.acknowledge}
        </Button>
      ) : (
        <span className="row t3">
          <Icon name="check" small />
          {text.alerts.acknowledged}
        </span>
      )}
    </li>
  )
}
