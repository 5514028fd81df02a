import { useState } from 'react'
import { useMinute, useStation, useText } from '../../store/hooks'
import { standingMutes } from '../../store/mutes'
import { Button } from '../../ui/Button'
import { MutesDialog } from './MutesDialog'

/** How many mutes there are, among the settings, and the way to them. */
export function MutesSetting() {
  const say = useText().alerts.mutes
  const now = useMinute()
  const [open, setOpen] = useState(false)
  const count = useStation(
    ({ alerts, world }) => standingMutes(alerts?.mutes ?? [], world?.gateways.values() ?? [], now).length,
  )
  return (
    <div className="setting">
      <div className="grow">
        <p className="medium">{say.title}</p>
        <p className="setting-effect">{count === 0 ? say.none : say.inForce(count)}</p>
      </div>
      <Button size="small" onClick={() => setOpen(true)}>
        {say.manage}
      </Button>
      {open && <MutesDialog scope={{ kind: 'fleet' }} onClose={() => setOpen(false)} />}
    </div>
  )
}
