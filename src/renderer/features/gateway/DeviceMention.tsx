import type { GatewayView } from '../../../shared/contract/views'
import { useText, useView } from '../../store/hooks'
import { Name } from '../../ui/Name'
import { type Mention, mentionOf } from './device-mention'
import './device-mention.css'

/** What is to be said of one of its sub-devices where a box is shown; `null` if nothing is. */
export function useMention(gateway: GatewayView): Mention | null {
  const query = useView(({ filter }) => filter.query)
  return mentionOf(gateway, query, useText())
}

/** A sub-device by its name, which gives way to how it stands; the whole of it is in its tip. A click on it leads to it: the grid around reads `data-device`. */
export const DeviceMention = ({ mention: { device, brief, words, isDown } }: { readonly mention: Mention }) => (
  <span
    className={isDown ? 'device-mention tone-off toned' : 'device-mention'}
    data-device={device.id}
    data-tip={words}
  >
    <Name>{brief[0]}</Name>
    <span className="device-state">{brief[1]}</span>
  </span>
)
