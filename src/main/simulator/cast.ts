import type { DialectId } from '../../shared/model/report'
import type { EncodingName } from './encodings/encoding'
import { ENCODING_NAMES } from './encodings/table'
import type { SimulatorOptions } from './options'
import { FIRMWARES, type Firmware, firmwareOf, V2R1 } from './world/firmware'
import { at } from './world/random'

/** What a box runs and how it talks. */
export interface Part {
  readonly firmware: Firmware
  readonly dialects: readonly DialectId[]
  readonly encoding: EncodingName
}

/**
 * The part played by the box at `index`. A mixed cast goes through the encodings from box to box and shifts the
 * generations by one each time round, so that enough boxes play every generation in every encoding.
 */
export function partOf(index: number, options: Pick<SimulatorOptions, 'dialects' | 'encoding' | 'mix'>): Part {
  const round = Math.floor(index / ENCODING_NAMES.length)
  const encoding = options.encoding ?? (options.mix ? at(ENCODING_NAMES, index) : 'json')
  const [first] = options.dialects ?? []
  if (options.dialects !== null && first !== undefined) {
    return { firmware: firmwareOf(first), dialects: options.dialects, encoding }
  }
  const firmware = options.mix ? at(FIRMWARES, (index % ENCODING_NAMES.length) + round) : V2R1
  return { firmware, dialects: firmware.dialects, encoding }
}
