import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import type { ReceiverUrl } from '../../shared/contract/views'

/** Adapters that lead to virtual machines, containers or tunnels: boxes are rarely behind them. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|zt|tailscale)|virtual|vethernet|hyper-v|wsl|vpn|loopback/i

type Adapters = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/**
 * What to enter into a box, likeliest first: wired or wireless LAN addresses before virtual ones, link-local ones
 * and, when there is nothing else, the loopback.
 * @param host the address listened on; a particular one is the only one that works
 */
export function receiverUrls(
  host: string,
  port: number,
  path: string,
  adapters: Adapters = networkInterfaces(),
): ReceiverUrl[] {
  const all = Object.entries(adapters).flatMap(([adapter, infos = []]) =>
    infos.filter(({ family }) => family === 'IPv4').map(({ address, internal }) => ({ adapter, address, internal })),
  )
  const reachable = host === '0.0.0.0' || host === '::' ? all : all.filter(({ address }) => address === host)
  return reachable
    .toSorted((a, b) => doubt(a) - doubt(b))
    .map(({ adapter, address }) => ({ adapter, url: `http://${address}:${port}${path}` }))
}

function doubt({ adapter, address, internal }: { adapter: string; address: string; internal: boolean }): number {
  if (internal) return 4
  if (address.startsWith('169.254.')) return 3
  if (VIRTUAL.test(adapter)) return 2
  return /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ? 0 : 1
}
