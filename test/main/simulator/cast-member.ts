import { partOf } from '../../../src/main/simulator/cast'
import { DEFAULT_OPTIONS, type SimulatorOptions } from '../../../src/main/simulator/options'
import type { Box } from '../../../src/main/simulator/world/box'
import { createBox } from '../../../src/main/simulator/world/create-box'
import { createRandom, type Random } from '../../../src/main/simulator/world/random'
import { CALM, type Rates } from '../../../src/main/simulator/world/rates'
import { step } from '../../../src/main/simulator/world/step'

/** A box of a calm world with eight devices, unless `options` say otherwise, and the randomness that goes with it. */
export function castMember(index = 0, options: Partial<SimulatorOptions> = {}): { box: Box; random: Random } {
  const world = { ...DEFAULT_OPTIONS, rates: CALM, devices: { min: 8, max: 8 }, ...options }
  const random = createRandom(`${world.seed}/box/${index}`)
  return { box: createBox({ ...world, index, ...partOf(index, world) }, random), random }
}

/** The box after every `every` of `count` steps. */
export function lifeOf(
  { box, random }: { box: Box; random: Random },
  rates: Rates,
  every: number,
  count: number,
): Box[] {
  const life: Box[] = []
  for (let now = 0, present = box; life.length < count; now += every) {
    present = step(present, random, now, rates)
    life.push(present)
  }
  return life
}
