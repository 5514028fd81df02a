// @ts-check
// The station's memory while a large fleet reports: flat after the first minutes, or it leaks.
//   npm run build && node bench/storage-memory.mjs [--boxes 2000] [--devices 16] [--period 20] [--minutes 10]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { figure, median } from './support/figures.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: {
    boxes: { type: 'string', default: '2000' },
    devices: { type: 'string', default: '16' },
    period: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '10' },
    station: { type: 'string', default: 'out/main/headless.js' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const data = workFolder()
const flags = ['--port', '19811', '--viewer-port', '19812', '--data', data]
const station = spawn(process.execPath, [join(root, values.station), ...flags], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
await once(station.stdout, 'data')
const simulator = spawn(process.execPath, [
  ...[join(root, 'scripts/simulate.mjs'), '--url', 'http://127.0.0.1:19811/SophonFogStatus', '--allow-failures'],
  ...['--boxes', values.boxes, '--devices', values.devices, '--period', values.period, '--for', `${values.minutes}m`],
])
let summary = ''
simulator.stdout.on('data', (chunk) => {
  summary += chunk
})
/** @type {number[]} */
const memory = []
const sampling = setInterval(() => memory.push(residentMegabytes(station.pid)), 15_000)
await once(simulator, 'exit')
clearInterval(sampling)
console.log(summary.split('\n').slice(-8).join('\n').trim())
console.log(`MB every 15 s: ${memory.join(' ')}`)
// The first two minutes are those in which everything is seen for the first time.
const settled = memory.slice(8)
const half = settled.length >> 1
const area = `Memory of the station with ${values.boxes} boxes × ${values.devices} devices`
const first = mean(settled.slice(0, half))
figure({ area, what: 'RSS after two minutes, first half of the time', unit: 'MB', ...median(settled.slice(0, half)) })
figure({ area, what: 'RSS, second half', unit: 'MB', ...median(settled.slice(half)), atMost: first * 1.15 })
station.kill('SIGTERM')
await once(station, 'exit')

/** @param {readonly number[]} values */
function mean(values) {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}

/** @param {number | undefined} pid */
function residentMegabytes(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}
