import { uptime } from 'node:os'
import type { Clock } from '../shared/time/clock'
import { type Millis, seconds } from '../shared/time/millis'

/** A difference between the two clocks that no drift explains. Source: docs/presence.md, "Not watching". */
const JUMP: Millis = seconds(10)

/** A difference between uptime and the monotonic clock that no rounding explains. */
const SLEPT: Millis = seconds(5)

/** Readings that are no further apart are of one moment. */
const AT_ONCE: Millis = seconds(1)

/** What happened to time since last asked; 0 for what did not. */
export interface TimeBreak {
  /** How long the machine slept, as far as its uptime tells. */
  readonly slept: Millis
  /** By how much the wall clock was set; ahead if positive. */
  readonly set: Millis
}

/** The machine's clocks, in ms. */
export interface MachineClocks {
  readonly wall: () => Millis
  /** Stands still while the machine sleeps, at least on Linux and macOS. */
  readonly monotonic: () => Millis
  /** Since the machine started, its sleep included. */
  readonly uptime: () => Millis
  /** How many of these ms pass in one real one: 1, except where a test lives faster. */
  readonly pace: number
}

export const THIS_MACHINE: MachineClocks = {
  wall: Date.now,
  monotonic: () => performance.now(),
  uptime: () => seconds(uptime()),
  pace: 1,
}

/**
 * Wall time carried by the monotonic clock: reports are stamped with it, so that a wall clock which is set ages nobody.
 * `takeBreak` brings it back to the wall and says how it got away from it: the uptime tells a machine that slept, for
 * which time really passed, from a clock that was set, for which it did not.
 */
export class StationClock implements Clock {
  private anchor: Millis
  private asleep: Millis

  constructor(private readonly machine: MachineClocks = THIS_MACHINE) {
    const { read, monotonic } = this.beside(machine.wall)
    this.anchor = read - monotonic
    this.asleep = this.uncounted()
  }

  /** Never set, for lengths of time only. */
  monotonic(): Millis {
    return this.machine.monotonic()
  }

  get pace(): number {
    return this.machine.pace
  }

  now(): Millis {
    return this.at(this.machine.monotonic())
  }

  /** The time it was at a reading of `monotonic`. */
  at(monotonic: Millis): Millis {
    return Math.round(this.anchor + monotonic)
  }

  takeBreak(): TimeBreak {
    const slept = this.takeSleep()
    this.anchor += slept
    const { read, monotonic } = this.beside(this.machine.wall)
    const set = read - this.at(monotonic)
    if (Math.abs(set) <= JUMP) return { slept, set: 0 }
    this.anchor += set
    return { slept, set }
  }

  private takeSleep(): Millis {
    const slept = this.uncounted() - this.asleep
    if (slept <= SLEPT) return 0
    this.asleep += slept
    return slept
  }

  /** What uptime has counted and the monotonic clock has not. */
  private uncounted(): Millis {
    const { read, monotonic } = this.beside(this.machine.uptime)
    return read - monotonic
  }

  /** Two clocks at one moment: a process that stands still between its readings would take that for a clock that was set. */
  private beside(clock: () => Millis): { readonly read: Millis; readonly monotonic: Millis } {
    for (let tries = 3; ; tries--) {
      const monotonic = this.machine.monotonic()
      const read = clock()
      if (tries === 0 || this.machine.monotonic() - monotonic < AT_ONCE) return { read, monotonic }
    }
  }
}
