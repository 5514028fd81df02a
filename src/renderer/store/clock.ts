import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Clock } from '../../shared/time/clock'
import { type Millis, seconds } from '../../shared/time/millis'

/** The station's time as this page knows it, in steps of one second; all ages are counted from it. */
export interface StationClock extends Clock {
  readonly ticks: StoreApi<{ readonly now: Millis }>
  /** The time of day at the station: it goes on while ages stand still. */
  timeOfDay(): Millis
  /** What the station's clock showed when its word arrived here. */
  adjust(stationNow: Millis): void
  /** While nothing can be heard, ages stand still: silence is then no news about a box. */
  freeze(frozen: boolean): void
  /** Ticks until the returned function is called. */
  run(): () => void
}

/** Small differences are the way of the message, not the clock: following them would make ages flicker. */
const TOLERANCE = seconds(1.5)

export function createStationClock(localNow: () => Millis = Date.now): StationClock {
  let offset: Millis = 0
  let frozen = false
  const ticks = createStore<{ readonly now: Millis }>(() => ({ now: localNow() }))
  const tick = () => {
    if (!frozen) ticks.setState({ now: localNow() + offset })
  }
  return {
    ticks,
    now: () => ticks.getState().now,
    timeOfDay: () => localNow() + offset,
    adjust: (stationNow) => {
      if (Math.abs(stationNow - localNow() - offset) < TOLERANCE) return
      offset = stationNow - localNow()
      tick()
    },
    freeze: (value) => {
      frozen = value
      tick()
    },
    run: () => {
      const timer = setInterval(tick, seconds(1))
      return () => clearInterval(timer)
    },
  }
}
