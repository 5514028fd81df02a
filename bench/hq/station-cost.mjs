// @ts-check
// What forwarding costs a station at a site's own 100 reports a second: one and the same process, in stretches with and
// without a headquarters that take turns, its own processor time a report counted. What two stretches without differ by
// (A/A) says how much of it is chance; other programs on the machine take time, and no processor time of it. Its memory
// is held, while it forwards for a minute, against that of a second station, which is sent the same and never has a
// headquarters: both grow as they run. Each second of the later half is looked at, because what waits to be collected is
// another amount at any one moment.
//   npm run build && node bench/hq/station-cost.mjs [--quick] [--pairs 8] [--seconds 10]
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from '../storage/build.mjs'
import { figure, median, percentile } from '../support/figures.mjs'
import { build, processorSeconds, residentMegabytes, startServers, until } from './harness.mjs'
import { startStation } from './station.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    pairs: { type: 'string' },
    seconds: { type: 'string', default: '10' },
  },
})
const PER_SECOND = 100
const pairs = Number(values.pairs ?? (values.quick ? 2 : 8))
const seconds = Number(values.seconds)
await build()
const { sampleReport } = await import(pathToFileURL(await bundle('sample')).href)
const bodies = Array.from({ length: 200 }, (_, index) => /** @type {string} */ (sampleReport(index)))
const { setup, pairings, version } = await startServers(3, 1)
const [pairing] = pairings
if (pairing === undefined) throw new Error('there is no pairing file')
const station = await startStation()
const other = await startStation()
try {
  await stretch(seconds)
  const { apart: before } = await stretch(seconds)
  await connect()
  const { apart } = await stretch(values.quick ? seconds : 6 * seconds)
  /** @type {{ with: number[], without: number[], again: number[], calm: number[], busy: number[] }} */
  const seen = { with: [], without: [], again: [], calm: [], busy: [] }
  for (let pair = 0; pair < pairs; pair++) {
    // Both orders, so that what drifts (a journal that is sealed, a cache that fills) falls on both.
    const kinds = pair % 2 === 0 ? ['without', 'with', 'again'] : ['again', 'with', 'without']
    for (const kind of kinds) await measure(/** @type {'with' | 'without' | 'again'} */ (kind))
  }
  /** @param {readonly number[]} some @param {readonly number[]} others µs of a core a report */
  const cost = (some, others) => some.map((one, place) => ((one - (others[place] ?? one)) * PER_SECOND) / 10_000)
  const area = `What forwarding costs a station at ${PER_SECOND} reports a second (nats-server ${version})`
  figure({ area, what: 'without: of the processor a report', unit: 'µs', ...median([...seen.without, ...seen.again]) })
  figure({ area, what: 'with: of the processor a report', unit: 'µs', ...median(seen.with) })
  figure({ area, what: 'of a core for forwarding', unit: '%', ...median(cost(seen.with, between())), atMost: 2 })
  figure({ area, what: '… of two stretches without (chance)', unit: '%', ...median(cost(seen.again, seen.without)) })
  figure({
    area,
    what: 'answered, p99: with less without',
    unit: 'ms',
    value: percentile(seen.busy, 0.5) - percentile(seen.calm, 0.5),
  })
  const beside = { area, unit: 'MB' }
  const more = median(apart.slice(apart.length / 2)).value - median(before).value
  figure({ ...beside, what: 'memory, beside a station without', value: more, atMost: 15 })
  // What a pairing leaves behind would grow with each.
  const after = median((await stretch(seconds)).apart).value - median(before).value
  figure({ ...beside, what: `memory, beside it, ${pairs + 1} times paired and let go`, value: after, atMost: 50 })

  function between() {
    return seen.without.map((one, place) => (one + (seen.again[place] ?? one)) / 2)
  }

  /** @param {'with' | 'without' | 'again'} kind */
  async function measure(kind) {
    await (kind === 'with' ? connect() : station.part())
    // What begins with a connection (a snapshot, what had waited) is over.
    await stretch(4)
    const { each, p99 } = await stretch(seconds)
    seen[kind].push(each)
    ;(kind === 'with' ? seen.busy : seen.calm).push(p99)
  }
} finally {
  await Promise.all([station.stop(), other.stop()])
  await setup.stop()
}

async function connect() {
  await station.pair(/** @type {any} */ (pairing))
  await until(async () => (await station.forwarding()).state === 'connected', 30_000, 'until it was connected')
}

/** @param {number} length in seconds */
async function stretch(length) {
  const before = processorSeconds(station.child.pid)
  /** @type {number[]} */
  const times = []
  /** @type {Promise<unknown>[]} */
  const asked = []
  /** By how many MB this station is above the other, each second. @type {number[]} */
  const apart = []
  const from = performance.now()
  for (let count = 0; count < length * PER_SECOND; count++) {
    if (count % PER_SECOND === 0) apart.push(residentMegabytes(station.child.pid) - residentMegabytes(other.child.pid))
    const wait = from + (count * 1000) / PER_SECOND - performance.now()
    if (wait > 0) await pause(wait)
    const body = bodies[count % bodies.length] ?? ''
    asked.push(station.post(body).then((ms) => times.push(ms)))
    asked.push(other.post(body))
  }
  await Promise.all(asked)
  const each = ((processorSeconds(station.child.pid) - before) * 1e6) / times.length
  return { each, p99: percentile(times, 0.99), apart }
}
