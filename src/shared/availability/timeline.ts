import { isPresenceChange, type PresenceChange, presenceSpans } from '../history/presence-spans'
import { type Span, spansOf, type Turn } from '../history/spans'
import type { Device, DeviceStatus, Gateway, Presence } from '../model/gateway'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { DeviceTurn } from './verdicts'

/** How a gateway and its devices stood over a range. */
export interface Standings {
  readonly presence: readonly Span<Presence>[]
  /** By device id, oldest first; the first turn is at the range's beginning where the device was known then. */
  readonly devices: ReadonlyMap<string, DeviceLine>
  readonly muted: readonly Span<true>[]
}

export interface DeviceLine {
  readonly name: string | null
  readonly turns: readonly DeviceTurn[]
}

/** What is known of a gateway now: how the range began where nothing has changed since. */
export interface Present {
  readonly gateway: Gateway
  readonly isMuted: boolean
  /** When it was last taken out of the fleet: from then until it reported again nobody watched it. */
  readonly removedAt?: Millis | undefined
}

/**
 * Gathers what happened to one gateway, transition by transition, and tells how it stood. What a transition changed
 * *from* is what had been all along, and what never changed is as it is now; so every transition from the beginning of
 * the range until now has to be noted, not only those within the range.
 */
export class Timeline {
  private readonly presence: PresenceChange[] = []
  private hasLeft = false
  private readonly mutes: Turn<boolean>[] = []
  private readonly devices = new Map<string, { name: string | null; turns: DeviceTurn[] }>()

  constructor(
    private readonly from: Millis,
    private readonly to: Millis,
    private readonly removedAt: Millis | undefined = undefined,
  ) {}

  /** Oldest first. */
  note(fact: Pick<Transition, 'at' | 'kind' | 'from' | 'to' | 'device' | 'deviceName'>): void {
    if (isPresenceChange(fact)) this.notePresence(fact, fact.kind === 'gateway-appeared')
    else if (fact.kind === 'mute') this.noteMute(fact.at, fact.to !== null)
    else if (fact.device !== null) this.noteDevice(fact.device, fact)
  }

  standings({ gateway, isMuted }: Present): Standings {
    const { from, to } = this
    this.leave(Number.POSITIVE_INFINITY, gateway.presence)
    const present = { state: gateway.presence, since: gateway.presenceSince }
    const mutes = this.mutes.length === 0 ? [{ at: from, state: isMuted }] : this.mutes
    return {
      presence: presenceSpans(this.presence, present, from, to),
      devices: this.linesOf(gateway.devices),
      muted: spansOf(mutes, from, to).flatMap((span) => (span.state ? { ...span, state: true as const } : [])),
    }
  }

  private notePresence({ at, from, to }: PresenceChange, isNew: boolean): void {
    this.leave(at, null)
    // It had been taken out and came back, when is not known any more: what was last seen is all that is known.
    const last = this.presence.at(-1)
    if (isNew && last !== undefined && last.to !== 'unobserved') {
      this.presence.push({ at: last.at, from: last.to, to: 'unobserved' })
    }
    // Of what comes after the range only the first matters: it says how the range ended.
    if (at < this.to || this.presence.length === 0) this.presence.push({ at, from, to })
  }

  /** Takes it out of the fleet, if that was before `at`. */
  private leave(at: Millis, stateThen: string | null): void {
    if (this.removedAt === undefined || this.hasLeft || at < this.removedAt) return
    this.hasLeft = true
    this.presence.push({ at: this.removedAt, from: this.presence.at(-1)?.to ?? stateThen, to: 'unobserved' })
  }

  private noteMute(at: Millis, isMuted: boolean): void {
    if (this.mutes.length === 0) this.mutes.push({ at: this.from, state: !isMuted })
    if (at < this.to) this.mutes.push({ at, state: isMuted })
  }

  private noteDevice(id: string, fact: Parameters<Timeline['note']>[0]): void {
    const turn = turnOf(fact)
    if (turn === null) return
    const line = this.devices.get(id) ?? { name: null, turns: [{ at: this.from, state: turn.from }] }
    line.name = fact.deviceName ?? line.name
    if (fact.at < this.to) line.turns.push({ at: fact.at, state: turn.to })
    this.devices.set(id, line)
  }

  private linesOf(present: readonly Device[]): Map<string, DeviceLine> {
    const lines = new Map<string, DeviceLine>(this.devices)
    for (const { id, name, lastKnownStatus } of present) {
      const known = lines.get(id)
      lines.set(id, { name, turns: known?.turns ?? [{ at: this.from, state: lastKnownStatus }] })
    }
    for (const [id, { turns }] of lines) if (turns.every(({ state }) => state === null)) lines.delete(id)
    return lines
  }
}

const STATUSES: ReadonlySet<string | null> = new Set(['online', 'offline', 'unknown', 'missing'])
const statusOr = (word: string | null): DeviceStatus | null => (STATUSES.has(word) ? (word as DeviceStatus) : null)

/** What a transition of a device says of its state; `null` if nothing. */
function turnOf({ kind, from, to }: Pick<Transition, 'kind' | 'from' | 'to'>) {
  switch (kind) {
    case 'device-appeared':
      return { from: null, to: statusOr(to) }
    case 'device-status':
      return { from: statusOr(from), to: statusOr(to) }
    case 'device-removed':
      return { from: statusOr(from), to: null }
    default:
      return null
  }
}
