// @ts-check
// How fast the page is: a built station, a simulated fleet that reports to it and Chromium that shows it, all on this
// machine. For each density: load to the first complete picture, report to pixels, long tasks, frames while scrolling,
// and the page's heap at the beginning and the end.
//   npm run build && node bench/renderer.mjs [--boxes 1000] [--period 20] [--seconds 60] [--densities default,cards,table]
// 1,000 boxes every 20 s are 50 reports/s. The limits are those of docs/performance.md; exit code 1 if one is broken.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { watchFrames, watchProbe } from './renderer/in-page.mjs'
import { PROBE, probeReport } from './renderer/probe.mjs'
import { figure, median, percentile } from './support/figures.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: {
    boxes: { type: 'string', default: '1000' },
    devices: { type: 'string', default: '16' },
    period: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    densities: { type: 'string', default: 'default,cards,table' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const boxes = Number(values.boxes)
const seconds = Number(values.seconds)
/** Pages that are opened, of which the last is watched. */
const LOADS = 5
const data = workFolder()
const { station, receiver, viewer } = await startStation()
const simulator = spawn(
  process.execPath,
  [
    ...[join(root, 'scripts/simulate.mjs'), '--url', `${receiver}/SophonFogStatus`, '--allow-failures', '--quiet'],
    ...['--boxes', values.boxes, '--devices', values.devices, '--period', values.period],
    // The probe has to stay the first of what needs attention.
    ...['--silences', '0', '--faults', '0', '--restarts', '0'],
  ],
  { stdio: 'ignore' },
)
const browser = await chromium.launch({
  ...executable(),
  args: ['--no-sandbox', '--disable-background-networking', '--enable-precise-memory-info'],
})
try {
  await untilKnown(boxes + 1)
  console.log(
    `${boxes} boxes × ${values.devices} devices, ${(boxes / Number(values.period)).toFixed(0)} reports/s, ${cpus().length} cores`,
  )
  for (const density of values.densities.split(',')) await measure(density)
} finally {
  await browser.close()
  simulator.kill('SIGTERM')
  station.kill('SIGTERM')
  await Promise.all([once(station, 'exit'), once(simulator, 'exit')])
}

/**
 * A page of somebody who comes for the first time.
 * @param {string} density
 */
async function openPage(density) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.addInitScript(rememberLook, density)
  await page.addInitScript(watchFrames)
  await page.addInitScript(watchProbe, PROBE)
  await page.goto(viewer)
  /** @type {number} */
  const loadedIn = await page.evaluate(() => Reflect.get(globalThis, 'firstPicture'))
  return { context, page, loadedIn }
}

/** @param {string} density */
async function measure(density) {
  /** @type {number[]} */
  const loads = []
  for (let count = 1; count < LOADS; count++) {
    const { context, loadedIn } = await openPage(density)
    loads.push(loadedIn)
    await context.close()
    await pause(1000)
  }
  const { context, page, loadedIn } = await openPage(density)
  loads.push(loadedIn)
  const client = await context.newCDPSession(page)
  await pause(5000)
  const heapBefore = await heapOf(client)
  const watchedFrom = await page.evaluate(() => performance.now())
  const heapOverTime = seconds > 120 ? watchHeap(client) : null
  const latencies = await probe(page)
  const heaps = heapOverTime?.() ?? []
  const tasks = await page.evaluate(
    (from) => Reflect.get(globalThis, 'longTasks').filter((/** @type {{start: number}} */ { start }) => start > from),
    watchedFrom,
  )
  const heapAfter = await heapOf(client)
  const scrolled = await page.evaluate(() => Reflect.get(globalThis, 'scrollFor')(4000))
  await context.close()
  const longest = Math.round(Math.max(0, ...tasks.map((/** @type {{ms: number}} */ { ms }) => ms)))
  console.log(`\n${density}   load average ${loadavg()[0]?.toFixed(1)}`)
  const area = `The page with ${boxes} boxes × ${values.devices} devices, ${density === 'default' ? 'panels of cells' : density}`
  const load = { area, what: 'load to the first complete picture', unit: 'ms', ...median(loads.map(Math.round)) }
  figure(boxes >= 2000 ? { ...load, atMost: 1500 } : load)
  figure({ area, what: 'report to pixels, p50', unit: 'ms', ...median(latencies) })
  figure({ area, what: 'report to pixels, p95', value: percentile(latencies, 0.95), unit: 'ms', atMost: 250 })
  const spread = `longest ${longest} ms`
  figure({ area, what: `long tasks in ${seconds} s`, value: tasks.length, unit: '', spread, atMost: 0 })
  const slowest = `slowest ${scrolled.slowest} ms`
  figure({ area, what: 'frames while scrolling', value: scrolled.perSecond, unit: '/s', spread: slowest, atLeast: 50 })
  const before = `${heapBefore.toFixed(1)} before`
  figure({ area, what: `heap after ${seconds} s`, value: heapAfter, unit: 'MB', spread: before })
  if (heaps.length > 0) console.log(`  heap every minute, MB: ${heaps.map((heap) => heap.toFixed(1)).join(' ')}`)
}

/**
 * The heap after each minute, from now until the returned function is called.
 * @param {import('@playwright/test').CDPSession} client
 */
function watchHeap(client) {
  /** @type {number[]} */
  const heaps = []
  const timer = setInterval(() => void heapOf(client).then((heap) => heaps.push(heap)), 60_000)
  return () => {
    clearInterval(timer)
    return heaps
  }
}

/**
 * Lets the probe report again and again.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number[]>} how long each took from the moment it was sent until it was drawn, in ms
 */
async function probe(page) {
  /** @type {number[]} */
  const took = []
  const until = Date.now() + seconds * 1000
  for (let count = 1; Date.now() < until; count++) {
    const sentAt = Date.now()
    await sendProbe(count)
    const drawnAt = await page.evaluate((number) => Reflect.get(globalThis, 'drawn')(number), count)
    if (drawnAt === null) throw new Error(`report ${count} of the probe was not drawn within 5 s`)
    took.push(drawnAt - sentAt)
    await pause(400 + Math.random() * 400)
  }
  return took
}

/** @param {number} count */
async function sendProbe(count) {
  const body = JSON.stringify(probeReport(count))
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${receiver}/SophonFogStatus`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`the probe was answered ${answer.status}`)
}

/** @param {import('@playwright/test').CDPSession} client */
async function heapOf(client) {
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** @param {string} density */
function rememberLook(density) {
  if (density === 'default') return
  const look = { density }
  localStorage.setItem('fogwatch.fleet-looks', JSON.stringify({ few: look, some: look, many: look, most: look }))
}

async function startStation() {
  const station = spawn(process.execPath, [
    join(root, 'out/main/headless.js'),
    ...['--port', '0', '--viewer-port', '0', '--host', '127.0.0.1', '--data', data],
  ])
  let said = ''
  station.stdout.on('data', (chunk) => {
    said += chunk
  })
  for (const until = Date.now() + 10_000; ; await pause(50)) {
    const receiver = /^receiver\s+(\S+)/m.exec(said)?.[1]
    const viewer = /^interface\s+(\S+)/m.exec(said)?.[1]
    if (receiver && viewer) return { station, receiver: new URL(receiver).origin, viewer }
    if (Date.now() > until) throw new Error(`the station did not start: ${said}`)
  }
}

/** @param {number} count */
async function untilKnown(count) {
  await sendProbe(0)
  for (const until = Date.now() + 120_000; ; await pause(1000)) {
    const { gateways } = await (await fetch(`${viewer}/api/fleet`)).json()
    if (gateways.length >= count) return
    if (Date.now() > until) throw new Error(`only ${gateways.length} of ${count} boxes have reported`)
  }
}

function executable() {
  const path = process.env['FOGWATCH_CHROMIUM'] ?? '/usr/bin/chromium'
  return existsSync(path) ? { executablePath: path } : {}
}
