import { type Millis, minutes } from '../time/millis'

/** Zones change their offset only at full quarters of an hour. */
const QUARTER = minutes(15)

/** Offsets held: a year of quarters. */
const HELD = 40_000

/** Wall time in one time zone, by its rules at that time: days of a clock change have 23 or 25 hours. */
export class ZoneClock {
  private readonly format: Intl.DateTimeFormat
  private readonly offsets = new Map<number, Millis>()
  private quarter = Number.NaN
  private offset: Millis = 0
  private zoneText = ''

  /** @param zone IANA name. @throws RangeError if there is no such zone */
  constructor(readonly zone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  }

  /** `2026-11-22 17:30:07+08:00`. */
  local(at: Millis): string {
    this.turnTo(at)
    const iso = new Date(at + this.offset).toISOString()
    return `${iso.slice(0, 10)} ${iso.slice(11, 19)}${this.zoneText}`
  }

  /** `2026-11-22`. */
  day(at: Millis): string {
    this.turnTo(at)
    return new Date(at + this.offset).toISOString().slice(0, 10)
  }

  /** How far the zone is ahead of UTC at this instant. */
  offsetAt(at: Millis): Millis {
    this.turnTo(at)
    return this.offset
  }

  /** The instant of a wall time given as if it were UTC; of two the earlier, of none (clocks put forward) the one after. */
  instantOf(wall: Millis): Millis {
    const early = wall - this.offsetAt(wall - 86_400_000)
    if (this.offsetAt(early) + early === wall) return early
    const late = wall - this.offsetAt(wall + 86_400_000)
    return this.offsetAt(late) + late === wall ? late : Math.max(early, late)
  }

  private turnTo(at: Millis): void {
    const quarter = Math.floor(at / QUARTER)
    if (quarter === this.quarter) return
    this.quarter = quarter
    this.offset = this.offsets.get(quarter) ?? this.look(quarter)
    const sign = this.offset < 0 ? '-' : '+'
    const all = Math.round(Math.abs(this.offset) / 60_000)
    this.zoneText = `${sign}${two(Math.floor(all / 60))}:${two(all % 60)}`
  }

  private look(quarter: number): Millis {
    const at = quarter * QUARTER
    const parts = new Map(this.format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    if (this.offsets.size >= HELD) this.offsets.clear()
    this.offsets.set(quarter, wall - at)
    return wall - at
  }
}

const two = (n: number): string => String(n).padStart(2, '0')
