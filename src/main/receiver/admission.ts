import { BlockList, isIPv6 } from 'node:net'
import { plainAddress } from '../../shared/contract/view-senders'
import { pathOf } from '../../shared/model/report-path'
import type { Settings } from '../../shared/model/settings'
import type { Millis } from '../../shared/time/millis'
import { isKnownPath, KNOWN_PATHS } from './known-paths'
import { RateLimit } from './rate-limit'

/** Who may report, how often, and where to: the settings of the receiver, in force. */
export class Admission {
  private readonly rate = new RateLimit(0)
  private allowed: BlockList | null = null
  private own: ReadonlySet<string> = new Set()
  private anyPath = false
  private listed: readonly string[] = KNOWN_PATHS

  constructor(settings: Settings) {
    this.set(settings)
  }

  set({ paths, anyPath, allowedSenders, reportsPerSecondPerSender }: Settings): void {
    this.own = new Set(paths.map(pathOf))
    this.listed = [...KNOWN_PATHS, ...paths]
    this.anyPath = anyPath
    this.allowed = allowedSenders.length === 0 ? null : blockListOf(allowedSenders)
    this.rate.set(reportsPerSecondPerSender)
  }

  /** The paths to tell people of. */
  get paths(): readonly string[] {
    return this.listed
  }

  /** Whether a valid report is taken at this URL. */
  takesReportsAt(url: string): boolean {
    return this.anyPath || this.isListed(url)
  }

  /** Whether reports are meant to come to this URL. */
  isListed(url: string): boolean {
    return isKnownPath(url) || this.own.has(pathOf(url))
  }

  knows(address: string): boolean {
    if (this.allowed === null) return true
    const plain = plainAddress(address)
    return this.allowed.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
  }

  hasRoomFor(address: string, now: Millis): boolean {
    return this.rate.allows(address, now)
  }
}

function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
