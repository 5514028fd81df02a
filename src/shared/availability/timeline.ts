import { presenceOver } from '../history/presence-over'
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
  /** As it was last taken out of the fleet, if that is known: from then until it reported again nobody watched it. */
  readonly left?: Left | undefined
  /** When nobody here could know of it, oldest first: at headquarters, while its site was not heard. */
  readonly unobserved?: readonly Span<true>[] | undefined
}

/** A gateway as it was when it was taken out of the fleet. */
export interface Left {
  readonly at: Millis
  readonly presence: Presence
  /** It has not come back: that it left before anything else is known of it says that it was out all along. */
  readonly isOut?: boolean
}

/**
 * Gathers what happened to one gateway, transition by transition, and tells how it stood. What a transition changed
 * *from* is what had been all along, and what never changed is as it is now; so every transition from the beginning of
 * the range until now has to be noted, not only those within the range.
 */
export class Timeline {
  private readonly presence: PresenceChange[] = []
  /** Whether it was out of the fleet. */
  private readonly absences: Turn<boolean>[] = []
  private hasLeft = false
  private readonly mutes: Turn<boolean>[] = []
  private readonly devices = new Map<string, NotedDevice>()
  /** When the gateway last appeared as a new one; `null` if it has been the same all along. */
  private appearedAt: Millis | null = null

  constructor(
    private readonly from: Millis,
    private readonly to: Millis,
    private readonly left: Left | undefined = undefined,
  ) {}

  /** Oldest first. */
  note(fact: Pick<Transition, 'at' | 'kind' | 'from' | 'to' | 'device' | 'deviceName'>): void {
    this.leave(fact.at)
    if (isPresenceChange(fact)) this.notePresence(fact, fact.kind === 'gateway-appeared')
    else if (fact.kind === 'mute') noteTurn(this.mutes, this.from, fact.at, fact.to !== null)
    else if (fact.kind === 'removal' && fact.device === null)
      this.noteRemoval(fact.at, fact.to === 'removed', fact.from)
    else if (fact.device !== null) this.noteDevice(fact.device, fact)
  }

  standings({ gateway, isMuted, unobserved = [] }: Present): Standings {
    const { from, to } = this
    const devices = this.devicesOf(gateway)
    const present = { state: gateway.presence, since: gateway.presenceSince }
    const presence =
      unobserved.length === 0
        ? presenceSpans(this.presence, present, from, to)
        : presenceOver(this.presence, present, unobserved, from, to)
    const mutes = this.mutes.length === 0 ? [{ at: from, state: isMuted }] : this.mutes
    return {
      presence: withoutAbsences(presence, heldIn(this.absences, from, to)),
      devices,
      muted: heldIn(mutes, from, to),
    }
  }

  /** How its devices stood. */
  devicesOf({ devices }: Pick<Gateway, 'devices'>): Standings['devices'] {
    this.leave(Number.POSITIVE_INFINITY)
    return this.linesOf(devices)
  }

  private notePresence({ at, from, to }: PresenceChange, isNew: boolean): void {
    const last = this.presence.at(-1)
    const isAway = this.absences.at(-1)?.state === true
    if (isNew) this.appearedAt = at
    if (isNew && isAway) this.absences.push({ at, state: false })
    // It had been taken out and came back, when is not known any more: what was last seen is all that is known.
    else if (isNew && last !== undefined && last.to !== 'unobserved') {
      this.presence.push({ at: last.at, from: last.to, to: 'unobserved' })
    }
    // Of what comes after the range only the first matters: it says how the range ended.
    if ((this.presence.at(-1)?.at ?? 0) < this.to) this.presence.push({ at, from, to })
  }

  /** Takes it out of the fleet, if that was before `at` and no transition has told it. */
  private leave(at: Millis): void {
    const { left } = this
    // Who left before the range and is in it again has been back since before it, or appears in it.
    if (left === undefined || (left.at < this.from && left.isOut !== true) || this.hasLeft || at <= left.at) return
    this.hasLeft = true
    if (this.absences.at(-1)?.state === true) return
    const since = Math.max(left.at, this.from)
    this.noteRemoval(since, true, left.presence)
    // Whether it is back with the same devices, it says itself.
    for (const { turns } of this.devices.values()) turns.push({ at: since, state: null })
  }

  /** @param state what its presence was when it left */
  private noteRemoval(at: Millis, isAway: boolean, state: string | null): void {
    noteTurn(this.absences, this.from, at, isAway)
    // Whatever it is when it is back, this is what it had been until then.
    if (isAway && this.presence.length === 0) this.presence.push({ at, from: state, to: state })
  }

  private noteDevice(id: string, fact: Parameters<Timeline['note']>[0]): void {
    const turn = turnOf(fact)
    if (turn === null) return
    const line = this.lineOf(id, turn.from)
    line.name = fact.deviceName ?? line.name
    if (fact.at < this.to) line.turns.push({ at: fact.at, state: turn.to })
  }

  /**
   * The line of a device. What comes with a gateway that appears is not told of each device: it was so from then on.
   * @param state what it was until now
   */
  private lineOf(id: string, state: DeviceStatus | null): NotedDevice {
    const { appearedAt } = this
    const first = { at: this.from, state: appearedAt === null ? state : null }
    const line = this.devices.get(id) ?? { name: null, turns: [first], knownSince: null }
    if (line.knownSince !== appearedAt && appearedAt !== null) line.turns.push({ at: appearedAt, state })
    line.knownSince = appearedAt
    this.devices.set(id, line)
    return line
  }

  private linesOf(present: readonly Device[]): Map<string, DeviceLine> {
    // One without a name is called by its address, as in what happened to it.
    for (const { id, name, ip, lastKnownStatus } of present) this.lineOf(id, lastKnownStatus).name = name ?? ip
    // What does not come back with its gateway is not there.
    for (const id of this.devices.keys()) this.lineOf(id, null)
    const lines = new Map<string, DeviceLine>(this.devices)
    for (const [id, { turns }] of lines) if (turns.every(({ state }) => state === null)) lines.delete(id)
    return lines
  }
}

interface NotedDevice extends DeviceLine {
  name: string | null
  readonly turns: DeviceTurn[]
  /** The appearance of its gateway that it is known since. */
  knownSince: Millis | null
}

/** What it turned to at `at` was not so before. Of what comes after a range only that matters, so all may be noted. */
function noteTurn(turns: Turn<boolean>[], from: Millis, at: Millis, state: boolean): void {
  if (turns.length === 0) turns.push({ at: from, state: !state })
  turns.push({ at, state })
}

const heldIn = (turns: readonly Turn<boolean>[], from: Millis, to: Millis): Span<true>[] =>
  spansOf(turns, from, to).flatMap((span) => (span.state ? { ...span, state: true as const } : []))

/** Nobody watches what is not in the fleet, whatever it was when it left and whatever it is when it is back. */
function withoutAbsences(presence: readonly Span<Presence>[], absences: readonly Span<true>[]): Span<Presence>[] {
  if (absences.length === 0) return [...presence]
  const kept: Span<Presence>[] = []
  for (const span of presence) {
    let { from } = span
    for (const away of absences) {
      if (away.to <= from || away.from >= span.to) continue
      if (away.from > from) kept.push({ ...span, from, to: away.from })
      kept.push({ from: Math.max(from, away.from), to: Math.min(span.to, away.to), state: 'unobserved' })
      from = Math.min(span.to, away.to)
    }
    if (from < span.to) kept.push({ ...span, from })
  }
  return kept
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
    case 'removal':
      return { from: statusOr(from), to: statusOr(to) }
    default:
      return null
  }
}
