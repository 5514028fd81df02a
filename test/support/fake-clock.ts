import type { Clock } from '../../src/shared/time/clock'

/** A clock that stands still until told. */
export class FakeClock implements Clock {
  constructor(private at = 1_000_000) {}

  now(): number {
    return this.at
  }

  advance(by: number): void {
    this.at += by
  }
}
