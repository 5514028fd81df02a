import type { GatewayView } from '../../../shared/contract/views'
import { safeUrl } from './safe-url'

/** The web page of a box: its own address over HTTP, if it told one that can be opened. */
export function webPageOf({ addresses }: Pick<GatewayView, 'addresses'>): string | null {
  const [address] = addresses
  if (address === undefined || address === '') return null
  return safeUrl(`http://${address.includes(':') ? `[${address}]` : address}/`)
}
