import { partOf } from '../../src/main/simulator/cast'
import type { Box } from '../../src/main/simulator/world/box'
import { createBox } from '../../src/main/simulator/world/create-box'
import { loopbackAddressOf } from '../../src/main/simulator/world/identity'
import { createRandom } from '../../src/main/simulator/world/random'
import { CALM } from '../../src/main/simulator/world/rates'
import type { PlannedBox } from './history'
import type { Cable } from './network'

export type CastBox = PlannedBox & { readonly box: Box }

/** Periods in the station's ms that boxes are given in turn. */
const PERIODS = [1000, 2000, 3000, 5000]

/**
 * The boxes of a play: all dialects and encodings in turn, one box at the end of each cable, and one more that claims
 * the serial of the first from another address.
 */
export function castOf(seed: string, count: number, cables: readonly Cable[]): CastBox[] {
  const boxes = Array.from({ length: count }, (_, index) => {
    const part = partOf(index, { dialects: null, encoding: null, mix: true })
    const random = createRandom(`${seed}/box/${index}`)
    // A box with very many devices is one among many.
    const devices = index === 5 ? { min: 60, max: 60 } : { min: 2, max: 12 }
    return createBox({ seed, index, devices, language: 'both', rates: CALM, ...part }, random)
  })
  const played = boxes.map((box, index): CastBox => {
    const cable = cables[index - 1]
    return {
      ...about(box, `b${index}`),
      sender: cable?.address ?? loopbackAddressOf(box),
      cable: cable?.number ?? null,
      isCloned: index === 0,
    }
  })
  const [first] = boxes
  if (first === undefined) return played
  return [...played, { ...about(first, 'clone'), sender: '127.9.9.9', cable: null, isCloned: true }]
}

const about = (box: Box, key: string) => ({
  key,
  box,
  index: box.index,
  serial: box.serial,
  code: box.authCode,
  dialects: box.dialects,
  encoding: box.encoding,
  period: PERIODS[box.index % PERIODS.length] ?? 1000,
})
