import { hours, type Millis, minutes, seconds } from '../../../shared/time/millis'
import type { Box } from './box'
import { faultDescriptions } from './names'
import type { Random } from './random'
import type { Rates } from './rates'
import type { SubDevice } from './sub-device'
import { nextVitals } from './vitals'

/** The box at `now`: what was to end has ended, and chance has had its say about the time since its last step. */
export function step(box: Box, random: Random, now: Millis, rates: Rates): Box {
  const elapsed = now - box.steppedAt
  const happens = (timesPerHour: number) => random.chance(1 - Math.exp((-timesPerHour * elapsed) / hours(1)))
  const moment: Moment = { now, random, happens }
  const restarts = happens(rates.restarts)
  const backAt = restarts ? now + random.between(seconds(40), seconds(90)) : null
  return {
    ...box,
    steppedAt: now,
    vitals: nextVitals(box.vitals, box.temperament, random, now, elapsed),
    devices: stepDevices(box.devices, moment, rates),
    fault: stepFault(box, moment, rates),
    lease: happens(rates.addressChanges) ? box.lease + 1 : box.lease,
    bootedAt: backAt ?? box.bootedAt,
    silentUntil: later(backAt, stepSilence(box, moment, rates)),
  }
}

interface Moment {
  readonly now: Millis
  readonly random: Random
  readonly happens: (timesPerHour: number) => boolean
}

function stepDevices(devices: readonly SubDevice[], moment: Moment, rates: Rates): readonly SubDevice[] {
  const { now, random, happens } = moment
  const struck = happens(rates.deviceOutages) ? random.integer(0, devices.length - 1) : -1
  return devices.map((device, index) => {
    if (device.downUntil === null) {
      return index === struck ? { ...device, downUntil: now + random.between(seconds(20), minutes(6)) } : device
    }
    return device.downUntil <= now ? { ...device, downUntil: null } : device
  })
}

function stepFault({ fault, language }: Box, { now, random, happens }: Moment, rates: Rates): Box['fault'] {
  if (fault !== null) return fault.until <= now ? null : fault
  if (!happens(rates.faults)) return null
  return { description: random.pick(faultDescriptions(language)), until: now + random.between(minutes(1), minutes(6)) }
}

function stepSilence({ silentUntil }: Box, { now, random, happens }: Moment, rates: Rates): Millis | null {
  if (silentUntil !== null) return silentUntil <= now ? null : silentUntil
  // Long enough for a monitor to notice at the usual period of 20 s.
  return happens(rates.silences) ? now + random.between(minutes(1.5), minutes(6)) : null
}

const later = (a: Millis | null, b: Millis | null): Millis | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)
