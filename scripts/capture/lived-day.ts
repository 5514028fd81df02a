import { LiveFleet } from '../../src/main/fleet/live-fleet'
import { partOf } from '../../src/main/simulator/cast'
import { DIALECTS } from '../../src/main/simulator/dialects/table'
import { DEFAULT_OPTIONS, type SimulatorOptions } from '../../src/main/simulator/options'
import type { Box } from '../../src/main/simulator/world/box'
import { createBox } from '../../src/main/simulator/world/create-box'
import { createRandom, type Random } from '../../src/main/simulator/world/random'
import type { Rates } from '../../src/main/simulator/world/rates'
import { step } from '../../src/main/simulator/world/step'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { decodeReport } from '../../src/shared/decode/decode-report'
import { hours, type Millis, seconds } from '../../src/shared/time/millis'

export { createSimulator } from '../../src/main/simulator/simulator'

/** A quiet site: something in most days, nothing at most times. */
const QUIET: Rates = { deviceOutages: 0.05, silences: 0.012, faults: 0.008, addressChanges: 0.002, restarts: 0.01 }

export interface LivedDay {
  readonly options: Pick<SimulatorOptions, 'boxes' | 'devices' | 'seed' | 'language' | 'dialects'>
  /** The group that the box at an index is put into. */
  readonly groupOf: (index: number) => string
  /** For how long boxes, by index, have said nothing when the day ends. */
  readonly silentFor: ReadonlyMap<number, Millis>
}

/**
 * Fills a data folder with the last 24 hours of the boxes that a simulator with these options plays, as a station that
 * was just closed leaves it: decoded, applied and kept by what every station does it with.
 */
export async function liveDay(folder: string, { options, groupOf, silentFor }: LivedDay): Promise<void> {
  const until = Date.now()
  const from = until - hours(24)
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  let now = from
  const keep: ConstructorParameters<typeof LiveFleet>[1]['keep'] = (facts) => storage.commit(facts)
  const fleet = new LiveFleet({ now: () => now }, { keep, announce: () => undefined }, [], seconds(20))
  fleet.startWatching()
  const players = Array.from({ length: options.boxes }, (_, index) => player(index, options))
  for (let at = from; at < until; at += at < until - hours(2) ? seconds(60) : seconds(20)) {
    const kept: Promise<unknown>[] = []
    for (const each of players) {
      now = Math.max(now, at + each.index * 20)
      each.box = step(each.box, each.random, now - from, QUIET)
      const isSilent = each.box.silentUntil !== null || now > until - (silentFor.get(each.index) ?? 0)
      const dialect = DIALECTS[each.box.dialects[0] ?? 'D1']
      const decoded = isSilent ? null : decodeReport(dialect(each.box, now))
      if (decoded?.ok !== true) continue
      const arrival = { report: decoded.report, at: now, from: '127.0.0.1', path: '/SophonFogStatus' }
      kept.push(fleet.ingest(arrival, () => '{}').kept)
    }
    if (at === from) {
      await Promise.all(kept)
      for (const { box } of players) await fleet.edit(box.serial, { group: groupOf(box.index) })
    }
    fleet.tick()
    await Promise.all(kept)
  }
  await storage.close()
}

function player(
  index: number,
  options: LivedDay['options'],
): { readonly index: number; readonly random: Random; box: Box } {
  const random = createRandom(`${options.seed}/box/${index}`)
  const world = { ...DEFAULT_OPTIONS, ...options, rates: QUIET }
  return { index, random, box: createBox({ ...world, index, ...partOf(index, world) }, random) }
}
