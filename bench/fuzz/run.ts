import { chanceFrom } from '../soak/chance'
import { contractTarget } from './contract'
import { csvTarget } from './csv'
import { hqTarget } from './hq'
import { receiverTarget } from './receiver'
import { storageTarget } from './storage'
import { type Find, type Target, tryOne } from './target'

export interface FuzzPlan {
  readonly seed: string
  /** For each target: so long, or so many cases if fewer. */
  readonly ms: number
  readonly cases: number
  readonly only: string | undefined
  readonly fixtures: string
  readonly say: (line: string) => void
}

const OPENERS: Readonly<Record<string, (plan: FuzzPlan) => Promise<Target<never>>>> = {
  receiver: (plan) => receiverTarget(plan.fixtures) as Promise<Target<never>>,
  contract: () => contractTarget() as Promise<Target<never>>,
  csv: async () => csvTarget() as Target<never>,
  storage: () => storageTarget(chanceFrom) as Promise<Target<never>>,
  hq: async () => hqTarget() as Target<never>,
}

export const TARGETS: readonly string[] = Object.keys(OPENERS)

/** Distinct finds to stop a target after. */
const MOST_FINDS = 5

/** Throws at each target what chance makes of the seed. */
export async function fuzz(plan: FuzzPlan): Promise<readonly Find[]> {
  const finds: Find[] = []
  for (const [name, open] of Object.entries(OPENERS)) {
    if (plan.only !== undefined && plan.only !== name) continue
    const target = await open(plan)
    const before = finds.length
    const begun = performance.now()
    let count = 0
    for (; count < plan.cases && performance.now() - begun < plan.ms; count++) {
      const seed = `${plan.seed}/${name}/${count}`
      const find = await tryOne(target, target.make(chanceFrom(seed)), seed)
      if (find !== null && !finds.some(({ what }) => what.slice(0, 60) === find.what.slice(0, 60))) finds.push(find)
      if (finds.length - before >= MOST_FINDS) break
    }
    const took = ((performance.now() - begun) / 1000).toFixed(0)
    plan.say(`${target.name.padEnd(10)}${count} cases in ${took} s, ${finds.length - before} finds`)
    await target.close()
  }
  return finds
}
