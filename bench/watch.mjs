// @ts-check
// What watching costs: a fleet of simulated boxes reports to a built station while a browser looks on.
//   npm run build && node bench/watch.mjs [--boxes 200] [--devices 16] [--period 5] [--seconds 120]
// Prints what the simulator sent, the page's long tasks after it has loaded, and the station's memory over time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: {
    boxes: { type: 'string', default: '200' },
    devices: { type: 'string', default: '16' },
    period: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '120' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const seconds = Number(values.seconds)
const data = workFolder()
const station = spawn(process.execPath, [
  join(root, 'out/main/headless.js'),
  '--port',
  '19701',
  '--viewer-port',
  '19702',
  '--data',
  data,
])
const stationSays = lines(station.stdout)
await waitFor(() => stationSays.text.includes('interface '), 'the station to start')

const browser = await chromium.launch({ ...executable(), args: ['--no-sandbox', '--disable-background-networking'] })
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
await page.addInitScript(() => {
  const entries = /** @type {{start: number, ms: number}[]} */ ([])
  Object.assign(globalThis, { longTasks: entries })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) entries.push({ start: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
})

const simulator = spawn(process.execPath, [
  ...[join(root, 'scripts/simulate.mjs'), '--url', 'http://127.0.0.1:19701/SophonFogStatus', '--allow-failures'],
  ...['--boxes', values.boxes, '--devices', values.devices, '--period', values.period, '--for', `${seconds}s`],
])
const simulatorSays = lines(simulator.stdout)
await page.goto('http://127.0.0.1:19702/')
await page.waitForTimeout(Math.max(2000, Number(values.period) * 1000))
const loaded = await page.evaluate(() => performance.now())

/** @type {number[]} */
const memory = []
const sampling = setInterval(() => memory.push(residentMegabytes(station.pid)), 5000)
await once(simulator, 'exit')
clearInterval(sampling)

const tasks = await page.evaluate(() => Reflect.get(globalThis, 'longTasks'))
const after = tasks.filter((/** @type {{start: number}} */ task) => task.start > loaded)
const heap = await page.evaluate(() => Reflect.get(performance, 'memory')?.usedJSHeapSize / 1e6)
const { counts, receiver } = await (await fetch('http://127.0.0.1:19702/api/fleet')).json()
console.log(simulatorSays.text.trim())
console.log(
  `station   accepted ${receiver.accepted}, rejected ${receiver.rejected}, gateways ${JSON.stringify(counts)}`,
)
console.log(
  `page      long tasks after load: ${after.length}, longest ${longest(after)} ms; heap ${heap?.toFixed(0)} MB`,
)
console.log(`memory    MB every 5 s: ${memory.join(' ')}`)

await browser.close()
station.kill('SIGTERM')
await once(station, 'exit')

/** @param {{ms: number}[]} tasks */
function longest(tasks) {
  return Math.round(Math.max(0, ...tasks.map(({ ms }) => ms)))
}

/** @param {number | undefined} pid */
function residentMegabytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}

/** @param {import('node:stream').Readable} stream */
function lines(stream) {
  const said = { text: '' }
  stream.on('data', (chunk) => {
    said.text += chunk
  })
  return said
}

/**
 * @param {() => boolean} isSo
 * @param {string} what
 */
async function waitFor(isSo, what) {
  for (const until = Date.now() + 10_000; !isSo(); ) {
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function executable() {
  const path = process.env['FOGWATCH_CHROMIUM'] ?? '/usr/bin/chromium'
  return existsSync(path) ? { executablePath: path } : {}
}
