import { useState } from 'react'
import { useStores } from '../../store/context'
import { useStation, useText, useUnacknowledgedCount } from '../../store/hooks'
import { isFleetMuted } from '../../store/mutes'
import { Badge } from '../../ui/Badge'
import { Icon } from '../../ui/Icon'
import { Menu, type MenuItem } from '../../ui/Menu'
import { MutesDialog } from '../alerts/MutesDialog'
import { muteAllItems } from '../alerts/mute-items'
import { type MuteLength, useAlertActions } from '../alerts/use-alert-actions'
import { useSound } from '../alerts/use-sound'

const FLEET = { kind: 'fleet' } as const

/** How much waits, and what can be done about all of it. */
export function Bell() {
  const text = useText()
  const { view, station, notices } = useStores()
  const { acknowledge, mute, unmute } = useAlertActions()
  const waiting = useUnacknowledgedCount()
  const allMuted = useStation(({ alerts }) => isFleetMuted(alerts?.mutes ?? [], station.clock.now()))
  const [anchor, setAnchor] = useState<Element | null>(null)
  const [showsMutes, setShowsMutes] = useState(false)
  const sounding = useSound()
  const label = waiting === 0 ? text.alerts.bell : text.alerts.bellWith(waiting)

  const choose = async (choice: MuteLength | 'end-all') =>
    notices.fail(await (choice === 'end-all' ? unmute(FLEET) : mute(FLEET, choice)))
  const acknowledgeAll = async () => notices.fail(await acknowledge())
  const items: readonly MenuItem[] = [
    { label: text.palette.goTo(text.shell.events), icon: 'events', onChoose: () => view.showScreen('events') },
    ...(waiting === 0
      ? []
      : [
          { label: text.alerts.acknowledgeAll(waiting), icon: 'check' as const, onChoose: () => void acknowledgeAll() },
        ]),
    ...muteAllItems(text, allMuted, (choice) => void choose(choice)),
    { label: text.alerts.mutes.open, icon: 'clock', onChoose: () => setShowsMutes(true) },
  ]
  return (
    <>
      <button
        type="button"
        className="btn quiet small icon-only bell"
        aria-label={label}
        aria-haspopup="menu"
        data-tip={sounding ? text.alerts.soundOn : label}
        data-sounding={sounding}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name={allMuted ? 'bell-off' : 'bell'} />
        <Badge count={waiting} label="" />
      </button>
      {anchor && <Menu label={text.alerts.bell} items={items} anchor={anchor} onClose={() => setAnchor(null)} />}
      {showsMutes && <MutesDialog scope={FLEET} onClose={() => setShowsMutes(false)} />}
    </>
  )
}
