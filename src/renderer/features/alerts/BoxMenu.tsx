import { useRef, useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { unacknowledged } from '../../store/alerts'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { mutesOfBox } from '../../store/mutes'
import { nameOf } from '../../store/standing'
import { type Anchor, Menu, type MenuItem } from '../../ui/Menu'
import { useAtStation } from '../sites/use-at-station'
import { MutesDialog } from './MutesDialog'
import { MuteUntil } from './MuteUntil'
import { type MuteChoice, muteItems } from './mute-items'
import { useAlertActions } from './use-alert-actions'

interface Props {
  readonly gateway: GatewayView
  readonly anchor: Anchor
  readonly align?: 'left' | 'right'
  readonly onClose: () => void
  /** What else can be done with it. */
  readonly more?: readonly MenuItem[]
  /** Hears of each try what is wrong, or `null`. */
  readonly onSaid?: (wrong: string | null) => void
  /** What else can be done with it where the menu was opened. */
  readonly first?: readonly MenuItem[]
}

/** What can be done about the alerts of a box: take note of them, mute it. */
export function BoxMenu({
  gateway,
  anchor,
  align = 'right',
  onClose,
  more = [],
  onSaid = () => undefined,
  first = [],
}: Props) {
  const text = useText()
  const { station } = useStores()
  const alerts = useStation((state) => state.alerts)
  const { acknowledge, mute, unmute } = useAlertActions()
  const { isStation } = useAtStation()
  const [asking, setAsking] = useState<'ask' | 'weekly' | null>(null)
  // The menu closes before the question is drawn.
  const asks = useRef(false)
  const closeMenu = () => {
    if (!asks.current) onClose()
  }
  const scope = { kind: 'gateway', gateway: gateway.id } as const
  const over = mutesOfBox(gateway, alerts?.mutes ?? [], station.clock.now())
  const own = unacknowledged(alerts).filter((incident) => incident.gateway === gateway.id)

  const choose = async (choice: MuteChoice) => {
    if (choice === 'ask' || choice === 'weekly') {
      asks.current = true
      return setAsking(choice)
    }
    if (choice === 'end') return onSaid(await unmute(scope))
    if (choice === 'end-group') return onSaid(over.group && (await unmute({ kind: 'group', group: over.group })))
    if (choice === 'end-all') return onSaid(await unmute({ kind: 'fleet' }))
    return onSaid(await mute(scope, choice))
  }
  if (asking === 'weekly') return <MutesDialog scope={scope} onClose={onClose} />
  if (asking === 'ask') {
    return (
      <MuteUntil
        name={nameOf(gateway)}
        onClose={onClose}
        onMute={async (until) => {
          onSaid(await mute(scope, { until }))
          onClose()
        }}
      />
    )
  }
  const mutes = isStation ? muteItems(text, over, (choice) => void choose(choice)) : []
  const note: MenuItem = {
    label: text.alerts.acknowledge,
    icon: 'check',
    keyHint: 'A',
    onChoose: async () => onSaid(await acknowledge(own.map(({ id }) => id))),
  }
  const before = own.length === 0 ? first : [...first, note]
  const items =
    before.length === 0 ? mutes : [...before, ...mutes.map((one, place) => (place === 0 ? separated(one) : one))]
  return <Menu label={text.alerts.boxMenu} items={[...items, ...more]} {...{ anchor, align }} onClose={closeMenu} />
}

const separated = (item: MenuItem): MenuItem => ({ ...item, begins: true })
