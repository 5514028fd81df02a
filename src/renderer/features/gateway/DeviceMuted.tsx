import { muteSentence } from '../../../shared/text/mute-sentence'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { muteOfDevice } from '../../store/mutes'
import { Icon } from '../../ui/Icon'

/** That the news of a sub-device is held back by a mute of its own, and until when. */
export function DeviceMuted({ gateway, device }: { readonly gateway: string; readonly device: string }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const mute = useStation(({ alerts }) => muteOfDevice(alerts?.mutes ?? NONE, gateway, device, now))
  if (mute === null) return null
  const said = `${text.standing.muted} ${muteSentence(mute, text, language, now)}`
  return (
    <span className="t3" role="img" aria-label={said} data-tip={said}>
      <Icon name="bell-off" small />
    </span>
  )
}

const NONE: readonly never[] = []
