import { partOf } from '../../src/main/simulator/cast'
import { d1FogStatus } from '../../src/main/simulator/dialects/d1-fog-status'
import { DEFAULT_OPTIONS } from '../../src/main/simulator/options'
import { createBox } from '../../src/main/simulator/world/create-box'
import { createRandom } from '../../src/main/simulator/world/random'

/** A D1 report of box `index` with 16 devices, some 4.2 KB of JSON. */
export function sampleReport(index: number): string {
  const plan = { ...DEFAULT_OPTIONS, devices: { min: 16, max: 16 }, index, ...partOf(index, DEFAULT_OPTIONS) }
  return JSON.stringify(d1FogStatus(createBox(plan, createRandom(`${index}`))))
}
