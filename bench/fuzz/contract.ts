import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStation } from '../../src/main/station'
import { calls } from '../../src/shared/contract/calls'
import type { Chance } from '../soak/chance'
import { anyText, anyValue, objectOf } from './junk'
import type { Target } from './target'

interface Asked {
  readonly name: string
  readonly input: unknown
}

/** What reaches beyond this machine or this folder, or takes the port away, is not played with. */
const LEFT_OUT = new Set(['openReceiver', 'pauseReceiver', 'testWebhook'])

/** Keys that calls take, so that what is nonsense goes deep. */
const KEYS =
  'id ids gateway gateways group from to points limit before after text topics kind alias note tags addTags removeTags muted forSeconds until untilRecovery scope window days address ignored query bins incidents secrets name folder download language names bom zone target what webhook url format secret quietHours thresholds paths keepDays exportSchedules boxes'.split(
    ' ',
  )

/** Whatever a call is given: it answers with an outcome, and the next is answered as ever. */
export async function contractTarget(): Promise<Target<Asked>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fogwatch-fuzz-'))
  const options = { host: '127.0.0.1', port: 0, dataDir, viewerHost: '127.0.0.1', viewerPort: 0 }
  const failures: string[] = []
  const station = createStation(options, (line) => {
    if (line.includes(' failed: ')) failures.push(line)
  })
  await station.start()
  const report = JSON.stringify({ gateway_sn: 'SN-1', gateway_ext_data: { cpu_use: 5 }, sub_devices: [] })
  const url = `http://127.0.0.1:${station.receiver().port}/SophonFogStatus`
  await (await fetch(url, { method: 'POST', body: report })).text()
  const names = Object.keys(calls).filter((name) => !LEFT_OUT.has(name))
  return {
    name: 'contract',
    make: (chance) =>
      Array.from({ length: 1 + chance.below(3) }, () => ({
        name: chance.happens(0.97) ? chance.pick(names) : anyText(chance),
        input: anyInput(chance),
      })),
    async run(parts) {
      for (const { name, input } of parts) {
        failures.length = 0
        const outcome = await station.call(name, input)
        if (typeof outcome?.ok !== 'boolean') return `${name} answers with no outcome`
        if (!outcome.ok && typeof outcome.problem.message !== 'string') return `${name} says no reason`
        if (failures[0] !== undefined) return `${name} failed inside: ${failures[0]}`
        JSON.stringify(outcome)
      }
      const after = await station.call('getFleet', {})
      return after.ok ? null : `the fleet is not told any more: ${after.problem.message}`
    },
    async close() {
      await station.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function anyInput(chance: Chance): unknown {
  if (chance.happens(0.1)) return anyValue(chance)
  const value = () => chance.pick([() => 'SN-1', () => ['SN-1'], () => chance.below(100), () => anyValue(chance)])()
  return objectOf(
    Array.from({ length: chance.below(5) }, () => [
      chance.happens(0.95) ? chance.pick(KEYS) : anyText(chance),
      value(),
    ]),
  )
}
