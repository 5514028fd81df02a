import { useState } from 'react'
import type { MuteScope } from '../../../shared/alerts/mute'
import type { MuteView } from '../../../shared/contract/alert-views'
import type { World } from '../../../shared/contract/world'
import { muteSentence } from '../../../shared/text/mute-sentence'
import { deviceCalled, isolated } from '../../../shared/text/readable'
import type { Text } from '../../../shared/text/text'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { standingMutes } from '../../store/mutes'
import { nameOf } from '../../store/standing'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { MuteWindowForm } from './MuteWindowForm'
import { useAlertActions } from './use-alert-actions'
import './mutes.css'

interface Props {
  /** What weekly hours are first offered for. */
  readonly scope: MuteScope
  readonly onClose: () => void
}

/** Every mute with its end, each of which can be ended, and weekly hours that can be added. */
export function MutesDialog({ scope, onClose }: Props) {
  const text = useText()
  const say = text.alerts.mutes
  const language = useLanguage()
  const now = useMinute()
  const world = useStation((state) => state.world)
  const alerts = useStation((state) => state.alerts)
  const { unmute } = useAlertActions()
  const [wrong, setWrong] = useState<string | null>(null)
  const mutes = standingMutes(alerts?.mutes ?? [], world?.gateways.values() ?? [], now)
  return (
    <Dialog label={say.title} className="dialog" onClose={onClose}>
      <h2>{say.title}</h2>
      <p>{mutes.length === 0 ? say.none : say.effect}</p>
      <ul className="mutes">
        {mutes.map((mute) => {
          const what = scopeName(mute.scope, text, world)
          return (
            <li key={keyOf(mute)} className="row">
              <Icon name="bell-off" small />
              <span className="grow ell">
                <span className="medium">{what}</span>{' '}
                <span className="t2">{muteSentence(mute, text, language, now)}</span>
              </span>
              <Button
                size="small"
                aria-label={say.endOf(what)}
                onClick={async () => setWrong(await unmute(mute.scope))}
              >
                {say.end}
              </Button>
            </li>
          )
        })}
      </ul>
      {wrong !== null && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <MuteWindowForm scope={scope} nameOf={(one) => scopeName(one, text, world)} />
      <div className="dialog-end">
        <Button onClick={onClose}>{say.close}</Button>
      </div>
    </Dialog>
  )
}

function scopeName(scope: MuteScope, { alerts, announcements }: Text, world: World | null): string {
  if (scope.kind === 'fleet') return alerts.mutes.all
  if (scope.kind === 'group') return alerts.mutes.group(isolated(scope.group))
  const gateway = world?.gateways.get(scope.gateway)
  const box = gateway === undefined ? isolated(scope.gateway) : nameOf(gateway)
  if (scope.kind === 'gateway') return box
  const name = gateway?.devices.find(({ id }) => id === scope.device)?.name ?? null
  return announcements.deviceOf(isolated(deviceCalled(name, scope.device)), box)
}

const keyOf = ({ scope, window }: MuteView): string => JSON.stringify([scope, window])
