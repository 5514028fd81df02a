// @ts-check
// 100,000 boxes of fifty sites at 5,000 reports a second: the senders, the servers and headquarters, with a page that
// begins in the middle of the minute and a second headquarters that begins after it; then 20,000 a second.
//   npm run build && node bench/hq/load.mjs [--quick] [--boxes 2000] [--devices 4,8]
// Needs nats-server (FOGWATCH_NATS_SERVER names another one), openssl and Chromium. Exit code 1 if a limit is broken.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { figure, percentile } from '../support/figures.mjs'
import { compareBoxes, everyBox, knownBy } from './compare.mjs'
import {
  build,
  processorSeconds,
  residentMegabytes,
  share,
  startHq,
  startSenders,
  startServers,
  until,
} from './harness.mjs'
import { watchPage } from './watched-page.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    boxes: { type: 'string' },
    devices: { type: 'string', default: '4,8' },
  },
})
const SITES = 50
const boxes = Number(values.boxes ?? (values.quick ? 400 : 2000))
const seconds = values.quick ? 15 : 60
const [min = 4, max = 8] = values.devices.split(',').map(Number)
await build()
const { setup, pairings, version } = await startServers(3, SITES)
/** With fsync always it takes longer. */
const acknowledgedWithin = version.startsWith('2.9') ? 25 : 30
const always = version.startsWith('2.9') ? 'no fsync' : 'sync_interval always'
const area = `Headquarters of ${SITES * boxes} boxes (nats-server ${version}, R3, ${always})`
const senders = await startSenders({ sites: pairings, boxes, devices: { min, max } })
const access = join(setup.folder, 'secrets/headquarters.json')
const hq = await startHq(access)
/** @type {{ hq: Awaited<ReturnType<typeof startHq>> | null }} */
const second = { hq: null }
const browser = await chromium.launch({
  ...(existsSync('/usr/bin/chromium') ? { executablePath: '/usr/bin/chromium' } : {}),
  args: ['--no-sandbox', '--enable-precise-memory-info'],
})
try {
  await senders.ask({ do: 'snapshot' }, 'snapshots')
  await until(async () => (await knownBy(hq)) === SITES * boxes, 120_000, 'until headquarters knew all boxes', 500)
  await steady(5000, 20, seconds, true)
  await steady(20_000, 100, values.quick ? 8 : 20, false)
  await loads()
  const { missing, older } = compareBoxes(await senders.ask({ do: 'boxes' }, 'boxes'), await everyBox(hq, pairings))
  figure({
    area,
    what: 'boxes that headquarters does not have as they last reported',
    value: missing + older,
    unit: '',
    atMost: 0,
  })
  if (second.hq !== null) {
    const other = compareBoxes(await senders.ask({ do: 'boxes' }, 'boxes'), await everyBox(second.hq, pairings))
    figure({ area, what: '… of the second headquarters', value: other.missing + other.older, unit: '', atMost: 0 })
  }
  await Promise.all([hq.stop(), second.hq?.stop()])
  await alone(5000, 20, seconds / 2)
} finally {
  await browser.close()
  await Promise.all([hq.stop(), second.hq?.stop(), senders.stop()])
  hq.remove()
  second.hq?.remove()
  await setup.stop()
}

/**
 * So many a second, for so long; twice as long where somebody comes to look. What headquarters takes of a core is seen
 * in the first of the two, a whole minute, in each of which it keeps what it knows once.
 * @param {number} perSecond
 * @param {number} reports in a commit
 * @param {number} length in seconds
 * @param {boolean} isWatched whether a page begins in the middle, and a second headquarters at the end
 */
async function steady(perSecond, reports, length, isWatched) {
  const before = (await hq.get('/api/fleet?site=none')).receiver.accepted
  const madeBefore = (await senders.ask({ do: 'tell' }, 'told')).made
  const round = isWatched ? (SITES * boxes) / perSecond : 0
  await prepare(perSecond, reports, round + length * (isWatched ? 2 : 1) + (isWatched ? 45 : 0))
  senders.say({ do: 'forget' })
  senders.say({ do: 'send', perSecond, reports })
  // The first round names every box; what is measured is what follows.
  await pause(round * 1000)
  senders.say({ do: 'forget' })
  const from = performance.now()
  const cpu = [processorSeconds(hq.child.pid), processorSeconds(senders.child.pid)]
  /** @type {number[]} */
  const lags = []
  let memory = 0
  let isHalf = false
  /** @type {import('@playwright/test').Page | null} */
  let page = null
  while (performance.now() - from < length * (isWatched ? 2000 : 1000)) {
    await pause(1000)
    const { receiver } = await hq.get('/api/fleet?site=none')
    const told = await senders.ask({ do: 'tell' }, 'told')
    // Asked after headquarters was: what was made meanwhile counts as lag too.
    lags.push(told.made - madeBefore - (receiver.accepted - before))
    memory = Math.max(memory, residentMegabytes(hq.child.pid))
    if (!isWatched || isHalf || performance.now() - from < length * 1000) continue
    isHalf = true
    const { p99 } = await senders.ask({ do: 'tell' }, 'told')
    const what = `at ${perSecond} a second, nobody looking: acknowledged, p99`
    figure({ area, what, value: p99, unit: 'ms', atMost: acknowledgedWithin })
    figure({
      area,
      what: 'of a core for headquarters, nobody looking',
      value: share(cpu[0] ?? 0, hq.child.pid, from),
      unit: '%',
      atMost: 25,
    })
    figure({ area, what: '… for the fifty senders', value: share(cpu[1] ?? 0, senders.child.pid, from), unit: '%' })
    page = await watchPage({ browser, hq, area, perSecond })
  }
  const told = await senders.ask({ do: 'tell' }, 'told')
  const rate = told.reports / ((performance.now() - from) / 1000)
  if (isWatched) await startSecond(perSecond)
  await page?.close()
  await senders.ask({ do: 'end' }, 'ended')
  const load = `at ${perSecond} a second, commits of ${reports}`
  figure({ area, what: `${load}: sent`, value: rate, unit: '/s', atLeast: perSecond * 0.98 })
  figure({ area, what: `${load}: acknowledged, p50`, value: told.p50, unit: 'ms' })
  // With the second in which a browser starts on the servers' own two cores.
  figure({ area, what: `${load}: acknowledged, p99`, value: told.p99, unit: 'ms' })
  figure({ area, what: `${load}: bytes of a report`, value: told.bytes / told.reports, unit: 'B', atMost: 80 })
  const third = Math.ceil(lags.length / 3)
  const grown = percentile(lags.slice(-third), 0.5) - percentile(lags.slice(0, third), 0.5)
  figure({
    area,
    what: `${load}: reports not yet folded, p99`,
    value: percentile(lags, 0.99),
    unit: '',
    atMost: perSecond,
  })
  figure({
    area,
    what: `${load}: growth of that from the first third to the last`,
    value: grown,
    unit: '',
    atMost: perSecond / 5,
  })
  figure({
    area,
    what: `${load}: memory of headquarters, most`,
    value: memory,
    unit: 'MB',
    ...(perSecond === 5000 ? { atMost: 500 } : {}),
  })
  await until(
    async () => {
      const now = await senders.ask({ do: 'tell' }, 'told')
      return (await hq.get('/api/fleet?site=none')).receiver.accepted - before === now.made - madeBefore
    },
    30_000,
    'until headquarters had exactly what was sent',
    200,
  )
  figure({ area, what: `${load}: reports lost or doubled in the fold`, value: 0, unit: '', atMost: 0 })
}

/**
 * Before the clock starts. @param {number} perSecond @param {number} reports @param {number} length in seconds
 */
async function prepare(perSecond, reports, length) {
  await senders.ask({ do: 'prepare', perSecond, reports, seconds: length }, 'prepared')
}

/**
 * The same load with no headquarters on the two cores: what is left is the servers' own.
 * @param {number} perSecond
 * @param {number} reports
 * @param {number} length in seconds
 */
async function alone(perSecond, reports, length) {
  await prepare(perSecond, reports, length)
  senders.say({ do: 'forget' })
  senders.say({ do: 'send', perSecond, reports })
  await pause(length * 1000)
  const { p50, p99 } = await senders.ask({ do: 'tell' }, 'told')
  await senders.ask({ do: 'end' }, 'ended')
  const what = `at ${perSecond} a second with no headquarters: acknowledged`
  figure({ area, what: `${what}, p50`, value: p50, unit: 'ms' })
  figure({ area, what: `${what}, p99`, value: p99, unit: 'ms' })
}

/** A second headquarters, beside the first and what it is sent. @param {number} perSecond */
async function startSecond(perSecond) {
  senders.say({ do: 'forget' })
  const other = await startHq(access)
  second.hq = other
  await until(
    async () => (await knownBy(other)) === SITES * boxes,
    120_000,
    'until the second headquarters knew all',
    100,
  )
  figure({
    area,
    what: `second headquarters, ${perSecond} a second: until it knew all`,
    value: Math.round(performance.now() - other.startedAt),
    unit: 'ms',
    atMost: 5000,
  })
  const { p50, p99 } = await senders.ask({ do: 'tell' }, 'told')
  const what = `second headquarters, ${perSecond} a second: meanwhile acknowledged`
  figure({ area, what: `${what}, p50`, value: p50, unit: 'ms' })
  figure({ area, what: `${what}, p99`, value: p99, unit: 'ms' })
}

/** How long headquarters takes until it knows everything, from its own folder and from the servers. */
async function loads() {
  const { folder } = hq
  await hq.stop()
  const again = await startHq(access, folder)
  await until(async () => (await knownBy(again)) === SITES * boxes, 60_000, 'until headquarters knew all again', 50)
  figure({
    area,
    what: 'from its own folder, quiet: until it knew all',
    value: Math.round(performance.now() - again.startedAt),
    unit: 'ms',
    atMost: 2500,
  })
  await again.stop()
  Object.assign(hq, again)
  const fresh = await startHq(access)
  await until(async () => (await knownBy(fresh)) === SITES * boxes, 120_000, 'until a new headquarters knew all', 50)
  figure({
    area,
    what: 'new, from the servers, quiet: until it knew all',
    value: Math.round(performance.now() - fresh.startedAt),
    unit: 'ms',
    atMost: 2500,
  })
  await fresh.stop()
  fresh.remove()
  Object.assign(hq, await startHq(access, folder))
}
