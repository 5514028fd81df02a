import { LiveFleet } from '../../src/main/fleet/live-fleet'
import { partOf } from '../../src/main/simulator/cast'
import { DIALECTS } from '../../src/main/simulator/dialects/table'
import { DEFAULT_OPTIONS } from '../../src/main/simulator/options'
import type { Box } from '../../src/main/simulator/world/box'
import { createBox } from '../../src/main/simulator/world/create-box'
import { createRandom, at as nth, type Random } from '../../src/main/simulator/world/random'
import { step } from '../../src/main/simulator/world/step'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { decodeReport } from '../../src/shared/decode/decode-report'
import { days, hours, seconds } from '../../src/shared/time/millis'
import { sealed } from '../../test/support/sealed'

/** 2026-11-20, UTC. */
export const PLAYED_DAY = Date.UTC(2026, 10, 20)

const PERIOD = seconds(20)

/**
 * Plays a day of the simulator's boxes into a data folder, without a network: decoded, applied and committed as the
 * station does it, and sealed but for one report of the next day.
 */
export async function playDay(folder: string, boxCount: number, deviceCount: number) {
  const storage = new NedbStorage(folder, (line) => console.log(line), { freeBytes: async () => 0.4e9 })
  await storage.open()
  let now = PLAYED_DAY
  let reports = 0
  let transitions = 0
  const keep: ConstructorParameters<typeof LiveFleet>[1]['keep'] = (facts) => {
    transitions += facts.transitions.length
    return storage.commit(facts)
  }
  const fleet = new LiveFleet({ now: () => now }, { keep, announce: () => undefined }, [], PERIOD)
  fleet.startWatching()
  const players = Array.from({ length: boxCount }, (_, index) => player(index, deviceCount))
  for (let tick = 0; tick * PERIOD < days(1) + PERIOD; tick++) {
    const kept: Promise<unknown>[] = []
    for (const each of tick * PERIOD >= days(1) ? players.slice(0, 1) : players) {
      // A box sends a little early or late, as real ones do.
      now = PLAYED_DAY + tick * PERIOD + Math.floor((each.index * PERIOD) / boxCount / 2 + each.random.between(0, 150))
      each.box = step(each.box, each.random, now - PLAYED_DAY, DEFAULT_OPTIONS.rates)
      if (each.box.silentUntil !== null) continue
      const decoded = decodeReport(DIALECTS[nth(each.box.dialects, tick)](each.box, now))
      if (!decoded.ok) throw new Error('the decoder refused a simulated report')
      kept.push(
        fleet.ingest({ report: decoded.report, at: now, from: '10.0.0.9', path: '/SophonFogStatus' }, () => '').kept,
      )
      reports++
    }
    fleet.tick()
    await Promise.all(kept)
    if (tick % 540 === 0) console.log(`  ${tick / 180} h played, ${reports} reports`)
  }
  await sealed(folder)
  await storage.close()
  return { reports, transitions }
}

function player(index: number, deviceCount: number): { readonly index: number; readonly random: Random; box: Box } {
  const random = createRandom(`bench/${index}`)
  const devices = { min: deviceCount, max: deviceCount }
  const box = createBox(
    { ...DEFAULT_OPTIONS, seed: 'bench', devices, index, ...partOf(index, DEFAULT_OPTIONS) },
    random,
  )
  return { index, random, box }
}

export const DAY_LENGTH = hours(24)
