import type { DeviceView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { muteOfDevice } from '../../store/mutes'
import { copyText } from '../../ui/copy-text'
import { Menu, type MenuItem } from '../../ui/Menu'
import type { OpenMenu } from '../../ui/use-menu-of'
import { hourItems } from '../alerts/mute-items'
import { type MuteLength, useAlertActions } from '../alerts/use-alert-actions'
import { useAtStation } from '../sites/use-at-station'
import { safeUrl } from './safe-url'

interface Props extends Omit<OpenMenu, 'id'> {
  readonly gateway: string
  readonly device: DeviceView
  readonly onClose: () => void
}

/** What can be done with a sub-device: its own news held back, its address taken along, its page opened. */
export function DeviceMenu({ gateway, device, ...rest }: Props) {
  const text = useText()
  const { alerts: say, gateway: words, boxActions } = text
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
    ...hourItems(text, isMuted, (length) => void until(length)()),
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
