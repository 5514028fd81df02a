import { days, hours, type Millis, minutes, seconds } from '../../../shared/time/millis'
import type { Random } from './random'

/** How a box is doing at an instant: percentages, °C, revolutions per minute. */
export interface Vitals {
  readonly cpu: number
  readonly memory: number
  readonly disk: number
  readonly externalDisk: number
  readonly tpu: number
  readonly temperature: number
  readonly boardTemperature: number
  readonly fan: number
}

/** What a box tends to: its place and its work, which do not change. */
export interface Temperament {
  readonly idleCpu: number
  /** What the busiest hour adds to `idleCpu`. */
  readonly busyCpu: number
  readonly memory: number
  readonly diskPerDay: number
  /** °C of the cabinet it hangs in. */
  readonly surroundings: number
}

/** A box that has been running for days when the simulation begins. */
export function settledVitals(temperament: Temperament, random: Random): Vitals {
  const unsettled = {
    cpu: temperament.idleCpu,
    memory: temperament.memory,
    disk: random.between(12, 85),
    externalDisk: random.between(3, 75),
    tpu: temperament.idleCpu,
    temperature: temperament.surroundings,
    boardTemperature: temperament.surroundings,
    fan: 0,
  }
  return nextVitals(unsettled, temperament, random, 0, hours(6))
}

/** The vitals at `now`, `elapsed` after `vitals`: load follows the hour, heat follows load, memory is slow, disks fill up. */
export function nextVitals(
  vitals: Vitals,
  temperament: Temperament,
  random: Random,
  now: Millis,
  elapsed: Millis,
): Vitals {
  const drift = (value: number, mean: number, spread: number, inertia: Millis) =>
    driftTowards(mean, spread, value, Math.exp(-elapsed / inertia), random)
  // An idle box never falls below 2 %: a percentage of 1 or less could be read as a fraction.
  const busy = temperament.idleCpu + temperament.busyCpu * activityAt(now)
  const cpu = clamp(drift(vitals.cpu, busy, 5, seconds(90)), 2, 99.5)
  const heat = temperament.surroundings + 0.28 * cpu
  const temperature = clamp(drift(vitals.temperature, heat, 0.8, minutes(4)), 15, 95)
  return {
    cpu,
    memory: clamp(drift(vitals.memory, temperament.memory, 6, minutes(45)), 5, 98),
    disk: filled(vitals.disk, temperament.diskPerDay, elapsed),
    externalDisk: filled(vitals.externalDisk, temperament.diskPerDay / 4, elapsed),
    tpu: clamp(drift(vitals.tpu, cpu * 0.8, 4, seconds(60)), 0, 100),
    temperature,
    boardTemperature: clamp(drift(vitals.boardTemperature, temperature - 3, 0.8, minutes(8)), 15, 90),
    fan: fanAt(temperature),
  }
}

/** An Ornstein–Uhlenbeck step: exact for any length of time, so the rhythm of reports does not change the world. */
function driftTowards(mean: number, spread: number, value: number, memory: number, random: Random): number {
  return mean + (value - mean) * memory + spread * Math.sqrt(1 - memory * memory) * random.normal()
}

/** The world begins on a working morning, whatever the time here: the same seed shows the same day. */
const BEGINS_AT = hours(8.5)

/** 0 in the dead of night, 1 in the rush: people arrive, have lunch and leave. */
function activityAt(now: Millis): number {
  const hour = ((now + BEGINS_AT) / hours(1)) % 24
  const rush = (peak: number, width: number) => Math.exp(-(((hour - peak) / width) ** 2))
  return Math.min(1, 0.55 * rush(13.5, 5) + 0.6 * rush(8.5, 1.2) + 0.25 * rush(12, 0.8) + 0.55 * rush(18, 1.4))
}

const FULL = 92
const AFTER_CLEARING = 55

/** Recordings fill a disk until the box clears the oldest away. */
function filled(percent: number, perDay: number, elapsed: Millis): number {
  const next = percent + (perDay * elapsed) / days(1)
  return next < FULL ? next : AFTER_CLEARING
}

/** The fan stands still below 45 °C. */
const fanAt = (temperature: number): number => (temperature < 45 ? 0 : Math.round(1800 + (temperature - 45) * 130))

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))
