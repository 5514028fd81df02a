import type { DeviceView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { muteOfDevice } from '../../store/mutes'
import { copyText } from '../../ui/copy-text'
import { type Anchor, Menu, type MenuItem } from '../../ui/Menu'
import { type MuteLength, useAlertActions } from '../alerts/use-alert-actions'
import { useAtStation } from '../sites/use-at-station'
import { safeUrl } from './safe-url'

/** The device whose menu is open, and where. */
export interface OpenDeviceMenu {
  readonly device: string
  readonly anchor: Anchor
  readonly align: 'left' | 'right'
}

interface Props extends Omit<OpenDeviceMenu, 'device'> {
  readonly gateway: string
  readonly device: DeviceView
  readonly onClose: () => void
}

const HOUR = 3600

/** What can be done with a sub-device: its own news held back, its address taken along, its page opened. */
export function DeviceMenu({ gateway, device, ...rest }: Props) {
  const { alerts: say, gateway: words, boxActions } = useText()
  const { station, notices } = useStores()
  const { isStation } = useAtStation()
  const mutes = useStation(({ alerts }) => alerts?.mutes ?? NONE)
  // Of one that was down when it was first heard of nothing was told, and no recovery will be.
  const isIncident = useStation(
    ({ alerts }) => alerts?.open.some((one) => one.gateway === gateway && one.device === device.id) === true,
  )
  const { mute, unmute } = useAlertActions()
  const scope = { kind: 'device', gateway, device: device.id } as const
  const isMuted = muteOfDevice(mutes, gateway, device.id, station.clock.now()) !== null
  const until = (length: MuteLength) => async () => notices.fail(await mute(scope, length))
  const copy = async () => {
    if (await copyText(device.ip ?? '')) notices.tell(boxActions.copied(device.ip ?? ''))
    else notices.fail(boxActions.copyFailed)
  }
  const url = safeUrl(device.url)
  const end: MenuItem = { label: say.endMute, icon: 'bell', onChoose: async () => notices.fail(await unmute(scope)) }
  const recovery: MenuItem = { label: say.untilRecovery, icon: 'clock', onChoose: until({ untilRecovery: true }) }
  const muting: readonly MenuItem[] = [
    ...(isMuted ? [end] : []),
    { label: say.hour, icon: 'bell-off', keyHint: '1', begins: isMuted, onChoose: until({ forSeconds: HOUR }) },
    { label: say.eightHours, icon: 'bell-off', keyHint: '8', onChoose: until({ forSeconds: 8 * HOUR }) },
    ...(isIncident ? [recovery] : []),
    { label: say.untilEnded, icon: 'bell-off', onChoose: until({}) },
  ]
  const items = [...(isStation ? muting : []), ...visitOf(device.ip !== null, url !== null)]
  if (items.length === 0) return null
  return <Menu label={words.deviceMenu} items={items} {...rest} />

  function visitOf(hasAddress: boolean, hasPage: boolean): readonly MenuItem[] {
    const open: MenuItem = {
      label: boxActions.openWeb,
      icon: 'external',
      begins: true,
      onChoose: () => void window.open(url ?? '', '_blank', 'noopener'),
    }
    const address: MenuItem = {
      label: boxActions.copyIp,
      icon: 'copy',
      keyHint: 'C',
      begins: !hasPage,
      onChoose: () => void copy(),
    }
    return [...(hasPage ? [open] : []), ...(hasAddress ? [address] : [])]
  }
}

const NONE: readonly never[] = []
