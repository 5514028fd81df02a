import { useStores } from '../../store/context'
import { foundDevice } from '../gateway/device-mention'

/** Opens a box with one of its sub-devices shown: the one that is said, else the one that the filter has found it for. */
export function useOpenBox(): (id: string, device?: string) => void {
  const { station, view } = useStores()
  return (id, device) => {
    const gateway = station.state.getState().world?.gateways.get(id)
    const { query } = view.state.getState().filter
    view.showGateway(id, device ?? (gateway && foundDevice(gateway, query)?.id))
  }
}

/** The sub-device that is named where somebody clicked. */
export const deviceAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-device]')?.dataset['device'] : undefined
