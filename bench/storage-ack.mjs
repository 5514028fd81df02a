// @ts-check
// What a durable answer costs: the station beside itself without a disk, bare Fastify (twice: the A/A pair), an insert
// into NeDB for each report, and what is installed of Flask's development server, Flask in gunicorn, PostgreSQL and
// InfluxDB. In random order, some rounds. Beside the rates, which depend on what else the machine does, the time that
// each request takes of the processor: of the thread that answers and of all others together (Linux, Node only).
//   node bench/storage-ack.mjs [--connections 32] [--rounds 5] [--seconds 4] [--only station,bare]
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensurePackagesOf } from '../scripts/setup.mjs'
import { archiveWorker, bundle } from './storage/build.mjs'
import { isInstalled, postgresFolder, startInflux, startPostgres, untilOpen } from './storage/databases.mjs'
import { load } from './storage/load.mjs'
import { figure, median } from './support/figures.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '32' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    only: { type: 'string', default: '' },
  },
})
const server = await bundle('ack-server')
const maintenance = await bundle('maintain')
const { sampleReport } = await import(pathToFileURL(await bundle('sample')).href)
const bodies = Array.from({ length: Number(values.connections) }, (_, index) => sampleReport(index))
console.log(`${bodies.length} connections, ${Math.round(Buffer.byteLength(bodies[0] ?? ''))} B a report`)

const hasFlask = spawnSync('python3', ['-c', 'import flask']).status === 0
const known = {
  station: true,
  unstored: true,
  bare: true,
  'bare again': true,
  naive: true,
  flask: hasFlask,
  gunicorn: hasFlask && isInstalled('gunicorn'),
  postgres: postgresFolder() !== null,
  influx: isInstalled('influxd'),
}
const kinds = Object.entries(known)
  .filter(([kind, isThere]) => isThere && (values.only === '' || values.only.split(',').includes(kind)))
  .map(([kind]) => kind)
if (kinds.includes('postgres')) ensurePackagesOf('bench/databases')
/** @type {Record<string, Awaited<ReturnType<typeof measure>>[]>} */
const results = Object.fromEntries(kinds.map((kind) => [kind, []]))
let port = 19820
for (let round = 0; round < Number(values.rounds); round++) {
  for (const kind of kinds.toSorted(() => Math.random() - 0.5)) {
    results[kind]?.push(await measure(kind, port))
    port += 3
  }
}

const area = `Durable answer, ${bodies.length} connections`
const names = {
  station: 'the station',
  unstored: 'the station without a disk',
  bare: 'bare Fastify, nothing kept',
  'bare again': 'bare Fastify once more (A/A)',
  naive: 'an insert into NeDB for each report, not synced',
  flask: "Flask's development server, nothing kept",
  gunicorn: 'Flask in gunicorn with 2 workers, nothing kept',
  postgres: 'a row of PostgreSQL for each report',
  influx: 'a point of InfluxDB for each report',
}
for (const kind of kinds) {
  const what = names[/** @type {keyof typeof names} */ (kind)]
  figure({ area, what, unit: '/s', ...median(take(kind, 'perSecond')) })
  if (kind === 'station') {
    figure({ area, what: `${what}, p50`, unit: 'ms', ...median(take(kind, 'p50')) })
    figure({ area, what: `${what}, p99`, unit: 'ms', ...median(take(kind, 'p99')), atMost: 15 })
  }
  const own = median(take(kind, 'own'))
  if (own.value > 0) figure({ area, what: `${what}: its thread, each report`, unit: 'µs', ...own })
  const others = median(take(kind, 'others'))
  if (others.value > 0) figure({ area, what: `${what}: its other threads`, unit: 'µs', ...others })
}
ratio('bare', 'of bare Fastify', 0.7)
ratio('naive', 'times an insert into NeDB', 5)
ratio('flask', "times Flask's development server", 10)
ratio('gunicorn', 'times Flask in gunicorn')
ratio('postgres', 'times PostgreSQL')
ratio('influx', 'times InfluxDB')

/**
 * The station's rate in relation to another's of the same round.
 * @param {string} other
 * @param {string} what
 * @param {number} [atLeast]
 */
function ratio(other, what, atLeast) {
  const rates = take(other, 'perSecond')
  if (rates.length === 0 || !kinds.includes('station')) return
  const ratios = take('station', 'perSecond').map((rate, round) => rate / (rates[round] ?? Number.NaN))
  figure({ area, what: `the station: ${what}`, unit: '×', ...median(ratios), ...(atLeast ? { atLeast } : {}) })
}

/**
 * @param {string} kind
 * @param {'perSecond' | 'p50' | 'p99' | 'own' | 'others'} what
 */
function take(kind, what) {
  return (results[kind] ?? []).map((result) => result[what])
}

/**
 * @param {string} kind
 * @param {number} port
 */
async function measure(kind, port) {
  const data = workFolder()
  const database =
    kind === 'postgres'
      ? await startPostgres(data, port + 1)
      : kind === 'influx'
        ? await startInflux(data, port + 1)
        : null
  const [program = '', ...flags] = commandOf(kind, port, data)
  const child = spawn(program, flags, { stdio: 'ignore' })
  const endWithMe = () => void child.kill()
  process.once('exit', endWithMe)
  await untilOpen(port, child)
  await new Promise((resolve) => setTimeout(resolve, 500))
  const warmUp = await load({ port, bodies, ms: 1000 })
  const before = processorTime(child.pid)
  const result = await load({ port, bodies, ms: Number(values.seconds) * 1000 })
  const after = processorTime(child.pid)
  child.kill('SIGTERM')
  await once(child, 'exit')
  process.off('exit', endWithMe)
  await database?.stop()
  if (kind === 'station') checkKept(data, warmUp.answered + result.answered)
  rmSync(data, { recursive: true, force: true })
  // Of gunicorn this is the process that only looks after those that answer.
  const isAlone = kind !== 'gunicorn'
  const each = (/** @type {'own' | 'others'} */ part) =>
    isAlone ? Number(((after[part] - before[part]) / result.answered).toFixed(1)) : 0
  return { ...result, own: each('own'), others: each('others') }
}

/**
 * @param {string} kind
 * @param {number} port
 * @param {string} data
 * @returns {string[]}
 */
function commandOf(kind, port, data) {
  const scripts = join(import.meta.dirname, 'storage')
  if (kind === 'flask') return ['python3', join(scripts, 'ack_server.py'), String(port)]
  if (kind === 'gunicorn')
    return ['gunicorn', '--chdir', scripts, '-w', '2', '-b', `127.0.0.1:${port}`, 'ack_server:app']
  return [process.execPath, server, kind.split(' ')[0] ?? '', String(port), data, archiveWorker, String(port + 1)]
}

/**
 * Microseconds that a process's first thread, and all its others, have had of the processors.
 * @param {number | undefined} pid
 */
function processorTime(pid) {
  const time = { own: 0, others: 0 }
  if (process.platform !== 'linux') return time
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    time[thread === String(pid) ? 'own' : 'others'] += nanosecondsOf(`/proc/${pid}/task/${thread}/schedstat`) / 1000
  }
  return time
}

/** @param {string} schedstat */
function nanosecondsOf(schedstat) {
  try {
    return Number(readFileSync(schedstat, 'utf8').split(' ')[0])
  } catch {
    // A thread may end between being listed and being asked.
    return 0
  }
}

/**
 * @param {string} data
 * @param {number} answered
 */
function checkKept(data, answered) {
  const { stdout } = spawnSync(process.execPath, [maintenance, data])
  const kept = Number(/(\d+) reports/.exec(String(stdout))?.[1])
  console.log(`station: ${answered} answered, ${kept} read back`)
  // A connection that is closed while its last report is under way is never answered, but kept.
  if (kept < answered || kept > answered + 2 * bodies.length) process.exitCode = 1
}
