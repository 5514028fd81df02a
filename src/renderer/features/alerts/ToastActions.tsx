import { useState } from 'react'
import type { AnnouncementView } from '../../../shared/contract/alert-views'
import { isLinkIncident } from '../../../shared/model/incident'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { Button } from '../../ui/Button'
import { useAlertActions } from './use-alert-actions'

/** More boxes than this are muted together or on their own cards, not from a toast. */
const MUTED_AT_ONCE = 20

interface Props {
  readonly announcement: AnnouncementView
  /** Of the real boxes, while simulated ones are shown: then there is nothing here to act on. */
  readonly aside?: boolean
  readonly onDone: () => void
}

/** Look at it, hold it back, take note of it. */
export function ToastActions({ announcement, aside = false, onDone }: Props) {
  const { alerts, problem } = useText()
  const { station, view } = useStores()
  const { acknowledge, mute } = useAlertActions()
  const [failure, setFailure] = useState<string | null>(null)
  const bad = announcement.items.filter(({ news }) => news !== 'recovery')
  const gateways = [...new Set(bad.flatMap(({ gateway }) => gateway ?? []))]
  const [only] = gateways
  // A box of a site is muted at the site; that somebody took note of it headquarters passes on.
  const isHeadquarters = useIsHeadquarters()
  const mayMute = !aside && !isHeadquarters

  const open = async () => {
    if (aside) {
      const ended = await station.invoke('setSimulation', { boxes: 0 })
      if (!ended.ok) return setFailure(problem[ended.problem.code])
    }
    if (bad.some(({ kind }) => kind === 'receiver-silent')) view.showScreen('receiver')
    else if (bad.some(({ kind }) => isLinkIncident(kind))) view.showScreen('fleet')
    else if (only !== undefined && gateways.length === 1)
      view.showGateway(only, bad.length === 1 ? bad[0]?.device : null)
    else view.showScreen('events')
  }
  const finish = (wrong: string | null) => {
    setFailure(wrong)
    if (wrong === null) onDone()
  }
  const muteHour = async () => {
    const said = await Promise.all(gateways.map((gateway) => mute({ kind: 'gateway', gateway }, { forSeconds: 3600 })))
    finish(said.find((wrong) => wrong !== null) ?? null)
  }
  return (
    <div className="toast-actions">
      <Button kind={announcement.severity === 'critical' ? 'primary' : 'plain'} size="small" onClick={open}>
        {aside ? alerts.openReal : alerts.open}
      </Button>
      {mayMute && only !== undefined && gateways.length <= MUTED_AT_ONCE && (
        <Button size="small" onClick={muteHour}>
          {alerts.muteHour}
        </Button>
      )}
      {!aside && (
        <Button
          kind="quiet"
          size="small"
          onClick={async () => finish(await acknowledge(bad.map(({ incident }) => incident)))}
        >
          {alerts.acknowledge}
        </Button>
      )}
      {failure !== null && (
        <span className="field-error" role="alert">
          {failure}
        </span>
      )}
    </div>
  )
}
