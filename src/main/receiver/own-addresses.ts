import { isIP } from 'node:net'
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import type { AddressKind, ReceiverUrl } from '../../shared/contract/receiver-views'
import { ipv4Number, urlHost } from './networks'

/** Adapters that lead to virtual machines, containers or tunnels: boxes are rarely behind them. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|zt|tailscale)|virtual|vethernet|hyper-v|wsl|vpn|loopback/i

const PRIVATE = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i
const LINK_LOCAL = /^(169\.254\.|fe80:)/i

const LIKELIEST_FIRST: readonly AddressKind[] = ['lan', 'public', 'virtual', 'link-local', 'loopback']

type Adapters = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** How many addresses that reports came from lie in a network, those in `except` left out. */
export type SendersIn = (network: number, mask: number, except: ReadonlySet<number>) => number

/** One address of this computer. */
export interface OwnAddress {
  readonly adapter: string
  readonly address: string
  readonly kind: AddressKind
  /** Addresses of others that reports came from, in the same network. */
  readonly senders: number
}

/**
 * The addresses under which the receiver can be reached, likeliest first: where most boxes report from, then wired and
 * wireless LAN addresses before virtual ones, link-local ones and, when there is nothing else, the loopback.
 * @param host the address listened on; a particular one is the only one that works
 */
export function ownAddresses(
  host: string,
  sendersIn: SendersIn = () => 0,
  adapters: Adapters = presentAdapters(),
): readonly OwnAddress[] {
  const all = Object.entries(adapters).flatMap(([adapter, infos = []]) => infos.map((info) => ({ adapter, ...info })))
  const ours = new Set(all.map(({ address }) => ipv4Number(address)))
  const reachable = all.filter((info) => isReachable(host, info))
  // A name that somebody gave on the command line: what it stands for is not ours to say.
  if (reachable.length === 0 && isIP(host) === 0) return [{ adapter: host, address: host, kind: 'lan', senders: 0 }]
  return reachable
    .map((info) => {
      const { adapter, address, family, netmask } = info
      const kind = kindOf(info)
      const isShared = family === 'IPv4' && kind !== 'loopback'
      const senders = isShared ? sendersIn(ipv4Number(address), ipv4Number(netmask), ours) : 0
      return { adapter, address, kind, senders }
    })
    .toSorted((a, b) => b.senders - a.senders || doubt(a) - doubt(b))
}

let lastTold: Adapters = {}

/** What the system says of its adapters; what it said before where it cannot, as when this process may open no more files. */
function presentAdapters(): Adapters {
  try {
    lastTold = networkInterfaces()
  } catch {
    // Whoever asks does so every second: it is known again when it can be.
  }
  return lastTold
}

/** What to enter into a box, likeliest first. */
export const receiverUrls = (addresses: readonly OwnAddress[], port: number, path: string): ReceiverUrl[] =>
  addresses.map(({ address, ...rest }) => ({ url: `http://${urlHost(address)}:${port}${path}`, ...rest }))

function isReachable(host: string, { address, family }: NetworkInterfaceInfo): boolean {
  if (host === '0.0.0.0') return family === 'IPv4'
  // Of IPv6, an address that holds on one cable only needs that cable's name in it, which no box can enter.
  if (host === '::') return !address.toLowerCase().startsWith('fe80:')
  return address === host
}

function kindOf({ adapter, address, internal }: NetworkInterfaceInfo & { readonly adapter: string }): AddressKind {
  if (internal) return 'loopback'
  if (LINK_LOCAL.test(address)) return 'link-local'
  if (VIRTUAL.test(adapter)) return 'virtual'
  return PRIVATE.test(address) ? 'lan' : 'public'
}

/** Boxes speak IPv4 before anything else. */
const doubt = ({ address, kind }: OwnAddress): number =>
  2 * LIKELIEST_FIRST.indexOf(kind) + (address.includes(':') ? 1 : 0)
