import { applyReport } from '../../src/shared/fleet/apply-report'
import { applyTime } from '../../src/shared/fleet/apply-time'
import { disturbWatch, startWatching, stopWatching } from '../../src/shared/fleet/apply-watch'
import { type Fleet, fleetOf } from '../../src/shared/fleet/fleet'
import type { Step } from '../../src/shared/fleet/step'
import type { Gateway } from '../../src/shared/model/gateway'
import type { Report } from '../../src/shared/model/report'
import type { Transition } from '../../src/shared/model/transition'
import type { Millis } from '../../src/shared/time/millis'
import { report } from './reports'

/** A fleet lived through on a fake clock, so that a test reads as what happened when. Times are ms from the start. */
export class Diary {
  fleet: Fleet
  readonly transitions: Transition[] = []
  now: Millis = 0

  constructor() {
    this.fleet = startWatching(fleetOf([], 0), 0)
  }

  /** Time passes until `at`, looked at every second as the watchdog does at most. */
  until(at: Millis): this {
    while (this.now < at) {
      this.now = Math.min(this.now + 1000, at)
      this.take(applyTime(this.fleet, this.now))
    }
    return this
  }

  hears(at: Millis, part: Partial<Report> = {}, from = '192.168.1.19'): this {
    this.until(at)
    return this.take(applyReport(this.fleet, { report: report(part), at, from, path: '/SophonFogStatus' }))
  }

  /** Reports every `period` from `from` to `to`, both included. */
  hearsEvery(period: Millis, from: Millis, to: Millis, part: Partial<Report> = {}): this {
    for (let at = from; at <= to; at += period) this.hears(at, part)
    return this
  }

  /** The station is closed from `from` to `to`. */
  isClosed(from: Millis, to: Millis): this {
    this.until(from)
    this.take(stopWatching(this.fleet, from))
    this.now = to
    this.fleet = startWatching(this.fleet, to)
    return this
  }

  isDisturbed(at: Millis): this {
    this.until(at)
    this.fleet = disturbWatch(this.fleet, at)
    return this
  }

  gateway(id = 'SN-1'): Gateway {
    const gateway = this.fleet.gateways.get(id)
    if (gateway === undefined) throw new Error(`no gateway ${id}`)
    return gateway
  }

  presence(id = 'SN-1'): string {
    return this.gateway(id).presence
  }

  /** Facts of one kind as `at from→to`, in the order in which they were told. */
  facts(kind: Transition['kind']): string[] {
    return this.transitions
      .filter((fact) => fact.kind === kind)
      .map((fact) => `${fact.at / 1000} ${fact.from ?? '-'}→${fact.to}`)
  }

  protected take(step: Step): this {
    this.fleet = step.fleet
    this.transitions.push(...step.transitions)
    return this
  }
}
