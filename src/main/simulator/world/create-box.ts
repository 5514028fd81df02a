import type { DialectId } from '../../../shared/model/report'
import { hours, minutes } from '../../../shared/time/millis'
import type { EncodingName } from '../encodings/encoding'
import type { Box } from './box'
import type { Firmware } from './firmware'
import { identityOf } from './identity'
import { languageOf, type NamingLanguage, siteName } from './names'
import type { Random } from './random'
import { CALM, type Rates } from './rates'
import { createSubDevices, type SubDevice } from './sub-device'
import { settledVitals, type Temperament } from './vitals'

export interface BoxPlan {
  readonly seed: string
  readonly index: number
  readonly devices: { readonly min: number; readonly max: number }
  readonly language: NamingLanguage
  readonly firmware: Firmware
  readonly dialects: readonly DialectId[]
  readonly encoding: EncodingName
  readonly rates: Rates
}

/** The box at `plan.index` as it stands when the simulation begins. */
export function createBox(plan: BoxPlan, random: Random): Box {
  const { index, firmware, dialects, encoding } = plan
  const identity = identityOf(plan.seed, index)
  const language = languageOf(index, plan.language)
  const temperament = createTemperament(random)
  const devices = createSubDevices(
    {
      boxIndex: index,
      count: random.integer(plan.devices.min, plan.devices.max),
      authCode: identity.authCode,
      language,
      knownBy: dialects.includes('D7') ? 'uuid' : 'address',
    },
    random,
  )
  return {
    ...identity,
    index,
    name: siteName(index, language),
    lease: 0,
    language,
    firmware,
    dialects,
    encoding,
    devices: plan.rates.deviceOutages > CALM.deviceOutages ? someDown(devices, random) : devices,
    temperament,
    vitals: settledVitals(temperament, random),
    fault: null,
    silentUntil: null,
    bootedAt: -random.between(minutes(20), hours(24 * 90)),
    steppedAt: 0,
  }
}

function createTemperament(random: Random): Temperament {
  return {
    idleCpu: random.between(4, 18),
    busyCpu: random.between(8, 62),
    memory: random.between(28, 86),
    diskPerDay: random.between(0.2, 3),
    surroundings: random.between(27, 40),
  }
}

/** In any fleet some devices are down at any time. */
function someDown(devices: readonly SubDevice[], random: Random): readonly SubDevice[] {
  return devices.map((device) =>
    random.chance(0.03) ? { ...device, downUntil: random.between(minutes(2), minutes(40)) } : device,
  )
}
