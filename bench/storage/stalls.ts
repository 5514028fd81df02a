/** Takes 100 reports a second while the archive is kept busy, and says how long this thread stood still at most. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { LiveFleet } from '../../src/main/fleet/live-fleet'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { decodeReport } from '../../src/shared/decode/decode-report'
import { hours, seconds } from '../../src/shared/time/millis'
import { figure } from '../support/figures.mjs'
import { servePages } from './page-opens'
import { PLAYED_DAY } from './played-day'
import { sampleReport } from './sample'

const [folder = '', worker = ''] = process.argv.slice(2)
const PHASE_MS = 5000

let ahead = 0
const clock = { now: () => Date.now() + ahead }
const storage = new NedbStorage(folder, (line) => console.error(line), { workerPath: worker })
const stored = await storage.open()
const keep: ConstructorParameters<typeof LiveFleet>[1]['keep'] = (facts) => storage.commit(facts)
const fleet = new LiveFleet(clock, { keep, announce: () => undefined }, stored.gateways, seconds(20))
fleet.startWatching()
const pages = await servePages(fleet, clock)
const reports = Array.from({ length: 2000 }, (_, index) => decodeReport(JSON.parse(sampleReport(index))))

let sent = 0
let answered = 0
setInterval(() => {
  const decoded = reports[sent++ % reports.length]
  if (decoded?.ok !== true) return
  const { report } = decoded
  const { gateway, kept } = fleet.ingest({ report, at: clock.now(), from: '10.0.0.9', path: '/SophonFogStatus' }, () =>
    'x'.repeat(4200),
  )
  if (gateway !== null) pages.note(gateway)
  void kept.then(() => answered++)
}, 10)

/** Each is begun again and again for as long as its phase lasts. */
const phases: Record<string, () => Promise<unknown>> = {
  'nothing else': () => pause(100),
  'nothing else, again': () => pause(100),
  sealing: async () => {
    ahead += hours(1)
    await pause(1000)
  },
  'loading days': async () => {
    const gateway = stored.gateways[Math.floor(Math.random() * stored.gateways.length)]?.id ?? ''
    const from = PLAYED_DAY - 6 * hours(24)
    await storage.past({ gateway, from, to: PLAYED_DAY + hours(24), points: 2000, present: null })
  },
  exporting: async () => {
    let batches = 0
    for await (const batch of storage.reports({ from: PLAYED_DAY, to: PLAYED_DAY + hours(24) })) {
      if (batch.length > 0 && ++batches > 100) break
    }
  },
  'asking for events': () => storage.transitions({ from: PLAYED_DAY, to: PLAYED_DAY + hours(24), limit: 1000 }),
  'backing up': () => storage.backUp(Date.now()),
  'applying retention': async () => {
    storage.keepWithin({ days: 20, bytes: 5e9 })
    await pause(500)
  },
  'a page opens': await pages.open('operator', '/api/stream'),
  'a wall opens': await pages.open('wall', '/api/stream'),
  'asking for the whole fleet': await pages.open('operator', '/api/fleet'),
}
// All 2,000 boxes are known before anything is measured.
while (answered < reports.length) await pause(100)
for (const [name, work] of Object.entries(phases)) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const until = performance.now() + PHASE_MS
  while (performance.now() < until) await work()
  delay.disable()
  const ms = (nanoseconds: number) => Math.round(nanoseconds / 1e6)
  figure({
    area: "The receiver's thread stands still at most, at 100 reports/s",
    what: name,
    value: ms(delay.max),
    unit: 'ms',
    spread: `p99 ${ms(delay.percentile(99))}`,
    atMost: 50,
  })
}
console.log(`${sent} reports sent, ${answered} answered`)
process.exit()
