// @ts-check
// Exports millions of reports while boxes go on reporting: rows a second, memory, and what the boxes notice of it.
//   npm run build && node bench/export.mjs [--rows 10000000] [--per-second 100] [--pairs 2] [--folder DIR]
// Each pair is a time at rest and an export. Makes its data first, which takes some minutes; with --folder they are made
// there once and used again. Needs the disk for them and for the file, about 300 bytes a row.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from './storage/build.mjs'
import { figure, median } from './support/figures.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    'per-second': { type: 'string', default: '100' },
    pairs: { type: 'string', default: '2' },
    folder: { type: 'string' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = values.folder ?? workFolder()
const data = join(folder, 'station')
const [receiver, viewer] = ['19821', '19822']
/** The day that `playDay` plays. */
const DAY = Date.UTC(2026, 10, 20)
const IDLE_MS = 30_000
const WARM_MS = 30_000
/** MB that an export may take. */
const MEMORY_LIMIT = 200

if (!existsSync(data)) {
  const { status } = spawnSync(process.execPath, [await bundle('fill-day'), folder, values.rows], { stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
const flags = ['--port', receiver, '--viewer-port', viewer, '--data', data]
const station = spawn(process.execPath, [join(root, 'out/main/headless.js'), ...flags], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  await once(station.stdout, 'data')
  await measure()
} finally {
  station.kill('SIGTERM')
  await once(station, 'exit')
}

async function measure() {
  const load = startLoad(1000 / Number(values['per-second']))
  // Until all boxes are known: what they take is not the export's.
  await pause(WARM_MS)
  const memory = watchMemory()
  /** @type {Run[]} */
  const runs = []
  for (let pair = 0; pair < Number(values.pairs); pair++) {
    load.take()
    memory.take()
    await pause(IDLE_MS)
    const idle = { memory: memory.take(), answers: load.take() }
    const written = await exported()
    const run = { idle, busy: { memory: memory.take(), answers: load.take() }, ...written }
    runs.push(run)
    console.log(lineOf(run))
  }
  load.stop()
  memory.stop()
  const area = `Export of ${runs[0]?.rows ?? 0} reports, while boxes report`
  // What the first export left with the process is no rest for the second.
  const rest = Math.min(...runs.map(({ idle }) => idle.memory))
  const more = Math.max(...runs.map(({ busy }) => busy.memory - rest))
  const p99 = (/** @type {'idle' | 'busy'} */ when) => median(runs.map((run) => run[when].answers.p99))
  const failed = runs.reduce((sum, { idle, busy }) => sum + idle.answers.failures + busy.answers.failures, 0)
  figure({ area, what: 'rows a second', unit: '', ...median(runs.map(({ rows, seconds }) => rows / seconds)) })
  figure({ area, what: 'memory above the station at rest', value: more, unit: 'MB', atMost: MEMORY_LIMIT })
  figure({ area, what: "receiver's p99 at rest", unit: 'ms', ...p99('idle') })
  figure({ area, what: "receiver's p99 during an export", unit: 'ms', ...p99('busy') })
  figure({ area, what: 'reports that failed', value: failed, unit: '', atMost: 0 })
}

/**
 * @typedef {{ memory: number, answers: ReturnType<ReturnType<typeof startLoad>['take']> }} Phase
 * @typedef {{ idle: Phase, busy: Phase, rows: number, bytes: number, seconds: number }} Run
 */

/** Exports everything once, and leaves nothing of it. */
async function exported() {
  const target = join(folder, 'target')
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target)
  const begun = performance.now()
  const range = { from: DAY - 86_400_000, to: DAY + 2 * 86_400_000 }
  const { id } = await ask('POST', '/api/exports', { kind: 'reports', ...range, folder: target })
  let view = await exportOf(id)
  while (view.state === 'running') {
    await pause(500)
    view = await exportOf(id)
  }
  const seconds = (Date.parse(view.endedAt) - Date.parse(view.startedAt)) / 1000 || (performance.now() - begun) / 1000
  if (view.state !== 'done') throw new Error(`the export is ${view.state}: ${view.reason}`)
  rmSync(target, { recursive: true, force: true })
  return { rows: view.rows, bytes: view.bytes, seconds }
}

/** @param {Run} run */
function lineOf({ idle, busy, rows, bytes, seconds }) {
  const speed = `${rows} rows, ${Math.round(bytes / 1e6)} MB in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`
  const memory = `${idle.memory} MB before, ${busy.memory} MB at most during`
  return `  ${speed}; ${memory}\n    at rest: ${idle.answers.text}\n    during:  ${busy.answers.text}`
}

/** @param {number} every ms between two reports, each of the next box */
function startLoad(every) {
  const body = readFileSync(join(root, 'test/fixtures/reports/d1-fog-status.json'), 'utf8')
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  /** @type {number[]} */
  let times = []
  let failures = 0
  let sent = 0
  const timer = setInterval(() => {
    const sn = `BENCH${String(sent++ % 2000).padStart(12, '0')}`
    const begun = performance.now()
    const asked = request(
      { agent, port: Number(receiver), host: '127.0.0.1', method: 'POST', path: '/SophonFogStatus' },
      (response) => {
        response.resume()
        response.on('end', () => {
          if (response.statusCode !== 200) failures++
          times.push(performance.now() - begun)
        })
      },
    )
    asked.on('error', () => failures++)
    asked.setHeader('content-type', 'application/json')
    asked.end(body.replace('SZCCKQRAIJBAH0002', sn))
  }, every)
  return {
    /** What was measured since it was last asked. */
    take() {
      const sorted = times.toSorted((a, b) => a - b)
      times = []
      /** @param {number} share */
      const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
      const [count, lost] = [sorted.length, failures]
      failures = 0
      const text = `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms (${count} reports, ${lost} failed)`
      return { text, p99: Number(at(0.99)), failures: lost }
    },
    stop: () => clearInterval(timer),
  }
}

function watchMemory() {
  let most = 0
  const timer = setInterval(() => {
    const status = readFileSync(`/proc/${station.pid}/status`, 'utf8')
    most = Math.max(most, Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024))
  }, 200)
  return {
    take() {
      const found = most
      most = 0
      return found
    },
    stop: () => clearInterval(timer),
  }
}

/** @param {string} id */
async function exportOf(id) {
  const { exports } = await ask('GET', '/api/exports')
  return exports.find((/** @type {{ id: string }} */ one) => one.id === id)
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function ask(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${viewer}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(JSON.stringify(answer))
  return answer
}
