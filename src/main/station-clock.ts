import type { Clock } from '../shared/time/clock'
import { type Millis, seconds } from '../shared/time/millis'

/** A difference between the two clocks that no drift explains. Source: docs/presence.md, "Not watching". */
const JUMP: Millis = seconds(10)

/**
 * Wall time carried by the monotonic clock: reports are stamped with it, so that a wall clock which is set, or a
 * machine that slept, ages nobody by itself. `takeJump` brings it back to the wall and says by how much.
 */
export class StationClock implements Clock {
  private anchor: Millis

  constructor(
    private readonly wall: () => Millis = Date.now,
    private readonly monotonic: () => Millis = () => performance.now(),
  ) {
    this.anchor = wall() - monotonic()
  }

  now(): Millis {
    return Math.round(this.anchor + this.monotonic())
  }

  /** By how much the wall clock moved against us since last asked; 0 while it is within what drift explains. */
  takeJump(): Millis {
    const by = this.wall() - this.now()
    if (Math.abs(by) <= JUMP) return 0
    this.anchor += by
    return by
  }
}
