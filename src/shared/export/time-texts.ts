import { type Millis, minutes } from '../time/millis'
import type { ZoneClock } from './zone-clock'

const MINUTE = minutes(1)

/** Instants as they stand in files. Rows follow one another closely: of a minute all but the seconds is made once. */
export class TimeTexts {
  private minute = Number.NaN
  private utcHead = ''
  /** `null` where the zone is ahead by no whole minutes, as all were once. */
  private localHead: string | null = null
  private localTail = ''

  constructor(private readonly clock: ZoneClock) {}

  /** `2026-11-22T09:30:07.123Z`. */
  utc(at: Millis): string {
    const whole = Math.trunc(at)
    this.turnTo(whole)
    const left = whole - this.minute * MINUTE
    const second = Math.floor(left / 1000)
    return `${this.utcHead}${TWO[second]}.${String(left - second * 1000).padStart(3, '0')}Z`
  }

  /** `2026-11-22 17:30:07+08:00`. */
  local(at: Millis): string {
    const whole = Math.trunc(at)
    this.turnTo(whole)
    if (this.localHead === null) return this.clock.local(whole)
    return `${this.localHead}${TWO[Math.floor((whole - this.minute * MINUTE) / 1000)]}${this.localTail}`
  }

  private turnTo(at: Millis): void {
    const minute = Math.floor(at / MINUTE)
    if (minute === this.minute) return
    this.minute = minute
    this.utcHead = new Date(minute * MINUTE).toISOString().slice(0, 17)
    const local = this.clock.local(minute * MINUTE)
    this.localHead = this.clock.offsetAt(at) % MINUTE === 0 ? local.slice(0, 17) : null
    this.localTail = local.slice(19)
  }
}

const TWO = Array.from({ length: 60 }, (_, second) => String(second).padStart(2, '0'))
