import type { DialectId } from '../../../shared/model/report'

/** A generation of the box's software, with the hardware it runs on. */
export interface Firmware {
  readonly softwareVersion: string
  readonly sdkVersion: string
  /** Everything a box of this generation sends. */
  readonly dialects: readonly DialectId[]
  readonly hardware: Hardware
}

export interface Hardware {
  readonly memoryBytes: number
  readonly diskBytes: number
  /** `null` where no disk can be attached. */
  readonly externalDiskBytes: number | null
}

export const GIB = 1024 ** 3

const SE3: Hardware = { memoryBytes: 1.55 * GIB, diskBytes: 10.39 * GIB, externalDiskBytes: null }
const SE5: Hardware = { memoryBytes: 12 * GIB, diskBytes: 32 * GIB, externalDiskBytes: 500 * GIB }

/** The commissioning document's generation: what a box runs unless something else is asked for. */
export const V2R1: Firmware = {
  softwareVersion: 'V2R1C01',
  sdkVersion: '1.1.56d1e91',
  dialects: ['D1'],
  hardware: SE3,
}

/** Every generation found in the field, oldest first; between them they send all dialects. */
export const FIRMWARES: readonly Firmware[] = [
  V2R1,
  { softwareVersion: 'V2R3C01', sdkVersion: '1.1.56d1e91', dialects: ['D2'], hardware: SE3 },
  { softwareVersion: 'V5R6C01_6a2c62d', sdkVersion: 'V5R6C01_30ee591', dialects: ['D3'], hardware: SE5 },
  { softwareVersion: 'V5R7C01_8f1b0c4', sdkVersion: 'V5R7C01_77ab210', dialects: ['D4', 'D5'], hardware: SE5 },
  { softwareVersion: 'V6R2C01', sdkVersion: '2.3.1', dialects: ['D6', 'D7'], hardware: SE5 },
  { softwareVersion: '3.2.0', sdkVersion: '3.0.1', dialects: ['D8'], hardware: SE3 },
]

/** The generation that sends `dialect`. */
export function firmwareOf(dialect: DialectId): Firmware {
  return FIRMWARES.find((firmware) => firmware.dialects.includes(dialect)) ?? V2R1
}
