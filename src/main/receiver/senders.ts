import type { RejectionCode } from '../../shared/contract/rejection'
import { type HeardSender, plainAddress } from '../../shared/contract/view-senders'
import type { Millis } from '../../shared/time/millis'
import { ipv4Number } from './networks'

/** Two and a half of the largest fleet, each box with an address of its own. */
const REPORTERS_KEPT = 5000

/** Of whom nothing was ever taken; anybody can make up more of those, so they push out only each other. */
const STRANGERS_KEPT = 500

interface Sender extends HeardSender {
  accepted: number
  refused: number
  lastAt: Millis
  lastRefusal: RejectionCode | null
  /** -1 for IPv6. */
  readonly ipv4: number
}

/** Every address that talked to the receiver's port lately, with what became of what it sent. */
export class Senders {
  private readonly reporters = new Map<string, Sender>()
  private readonly strangers = new Map<string, Sender>()

  /** On the path of every report: nothing is made but for an address that is new. */
  accept(address: string, at: Millis): void {
    const sender = this.reporters.get(address) ?? this.welcome(address, at)
    sender.accepted++
    sender.lastAt = at
  }

  refuse(address: string, at: Millis, code: RejectionCode): void {
    const sender = this.reporters.get(address) ?? this.strangers.get(address) ?? this.meet(address, at)
    sender.refused++
    sender.lastAt = at
    sender.lastRefusal = code
  }

  list(): readonly HeardSender[] {
    return [...this.reporters.values(), ...this.strangers.values()].map(({ ipv4: _, ...heard }) => heard)
  }

  /** How many addresses that reports came from lie in a network, those in `except` left out. */
  countIn(network: number, mask: number, except: ReadonlySet<number>): number {
    let count = 0
    for (const { ipv4 } of this.reporters.values()) {
      if (ipv4 !== -1 && (ipv4 & mask) === (network & mask) && !except.has(ipv4)) count++
    }
    return count
  }

  private welcome(address: string, at: Millis): Sender {
    const sender = this.strangers.get(address) ?? senderOf(address, at)
    this.strangers.delete(address)
    this.reporters.set(address, sender)
    if (this.reporters.size > REPORTERS_KEPT) forgetOldest(this.reporters)
    return sender
  }

  private meet(address: string, at: Millis): Sender {
    const sender = senderOf(address, at)
    this.strangers.set(address, sender)
    if (this.strangers.size > STRANGERS_KEPT) forgetOldest(this.strangers)
    return sender
  }
}

function senderOf(sent: string, at: Millis): Sender {
  const address = plainAddress(sent)
  return { address, accepted: 0, refused: 0, firstAt: at, lastAt: at, lastRefusal: null, ipv4: ipv4Number(address) }
}

/** Whoever was not heard for longest; looked for only when somebody new comes and there is no room. */
function forgetOldest(senders: Map<string, Sender>): void {
  let oldest: string | undefined
  let oldestAt = Number.POSITIVE_INFINITY
  for (const [address, { lastAt }] of senders) {
    if (lastAt >= oldestAt) continue
    oldest = address
    oldestAt = lastAt
  }
  if (oldest !== undefined) senders.delete(oldest)
}
