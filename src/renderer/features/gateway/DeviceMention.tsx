import type { GatewayView } from '../../../shared/contract/views'
import { useText, useView } from '../../store/hooks'
import { type Mention, mentionOf } from './device-mention'
import './device-mention.css'

/** What is to be said of one of its sub-devices where a box is shown; `null` if nothing is. */
export function useMention(gateway: GatewayView): Mention | null {
  const query = useView(({ filter }) => filter.query)
  return mentionOf(gateway, query, useText())
}

/** A sub-device by its name; the whole of it is in its tip. A click on it leads to it: the grid around reads `data-device`. */
export const DeviceMention = ({ mention: { device, brief, words, isDown } }: { readonly mention: Mention }) => (
  <span
    className={isDown ? 'device-mention tone-off toned' : 'device-mention'}
    data-device={device.id}
    data-tip={words}
  >
    {brief}
  </span>
)
