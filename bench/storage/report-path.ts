/** What a report costs on its way, part by part, without HTTP and the disk. Prints microseconds per report, the best of many rounds. */
import { LiveFleet } from '../../src/main/fleet/live-fleet'
import type { Facts } from '../../src/main/ports'
import { KnownTails } from '../../src/main/receiver/body/known-tails'
import { readBody } from '../../src/main/receiver/body/read-body'
import { StationClock } from '../../src/main/station-clock'
import { journalLine } from '../../src/main/storage/journal-line'
import { RowTexts } from '../../src/main/storage/row-texts'
import { decodeReport } from '../../src/shared/decode/decode-report'
import type { Report } from '../../src/shared/model/report'
import { sampleReport } from './sample'

const BOXES = 200
const PER_ROUND = 400
const ROUNDS = 300
const GROUP = 8
const PERIOD = 20_000

const samples = Array.from({ length: BOXES }, (_, index) => sampleReport(index))
const tails = new KnownTails()
const rows = new RowTexts()
const known = { identities: new Set<string>(), bodies: new Set<string>() }
const facts: Facts[] = []
const keep = (each: Facts) => {
  facts.push(each)
  return Promise.resolve()
}
const fleet = new LiveFleet(new StationClock(), { keep, announce: () => undefined }, [], PERIOD)
fleet.startWatching()
const best = new Map<string, number>()

for (let round = 0; round < ROUNDS; round++) {
  const bodies = Array.from({ length: PER_ROUND }, (_, index) => bodyOf(index + round * PER_ROUND))
  const parse = () => bodies.map((body) => JSON.parse(body.toString('utf8')))
  const at = Date.now() + round * PERIOD
  const decoded = (given?: KnownTails): Report[] =>
    bodies.flatMap((body) => {
      const read = readBody(body, null, given)
      const report = read.ok ? decodeReport(read.value) : null
      return report?.ok ? report.report : []
    })
  facts.length = 0
  timed('JSON.parse of the whole body', parse)
  timed('bytes to report, box not heard before', () => decoded())
  const reports = timed('bytes to report', () => decoded(tails))
  timed('report to fleet', () => {
    for (const report of reports) fleet.ingest({ report, at, from: '10.0.0.9', path: '/SophonFogStatus' }, () => '')
  })
  timed(`fleet to journal line, ${GROUP} at a time`, () => {
    for (let from = 0; from < facts.length; from += GROUP) {
      const { fresh } = journalLine(facts.slice(from, from + GROUP), known, from, rows)
      for (const key of fresh.identities) known.identities.add(key)
      for (const id of fresh.bodies) known.bodies.add(id)
    }
  })
}
for (const [part, microseconds] of best) console.log(`${microseconds.toFixed(2).padStart(6)} µs  ${part}`)

/** No two reports of a box are the same: the load of its processor changes each time. */
function bodyOf(index: number): Buffer {
  const cpu = ((index * 7919) % 10_000) / 100
  return Buffer.from((samples[index % BOXES] ?? '').replace(/"cpu_use":[\d.]+/, `"cpu_use":${cpu}`))
}

function timed<T>(part: string, work: () => T): T {
  const began = performance.now()
  const result = work()
  const each = ((performance.now() - began) * 1000) / PER_ROUND
  best.set(part, Math.min(best.get(part) ?? Number.POSITIVE_INFINITY, each))
  return result
}
