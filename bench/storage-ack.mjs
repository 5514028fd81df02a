// @ts-check
// What a durable answer costs: the station beside itself without a disk, bare Fastify (twice: the A/A pair), an insert
// into NeDB for each report, and Flask's development server if python3-flask is installed. In random order, some rounds.
// Beside the rates, which depend on what else the machine does, the time that each request takes of the processor: of
// the thread that answers and of all others together (Linux only).
//   node bench/storage-ack.mjs [--connections 32] [--rounds 5] [--seconds 4] [--only station,bare]
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { archiveWorker, bundle } from './storage/build.mjs'
import { load } from './storage/load.mjs'

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
const all = ['station', 'unstored', 'bare', 'bare again', 'naive', ...(hasFlask ? ['flask'] : [])]
const kinds = all.filter((kind) => values.only === '' || values.only.split(',').includes(kind))
/** @type {Record<string, Awaited<ReturnType<typeof measure>>[]>} */
const results = Object.fromEntries(kinds.map((kind) => [kind, []]))
let port = 19820
for (let round = 0; round < Number(values.rounds); round++) {
  for (const kind of kinds.toSorted(() => Math.random() - 0.5)) results[kind]?.push(await measure(kind, port++))
}
const bare = medianOf('bare', 'perSecond')
for (const kind of kinds) {
  const [perSecond, p50, p99] = [medianOf(kind, 'perSecond'), medianOf(kind, 'p50'), medianOf(kind, 'p99')]
  const ratio = (perSecond / bare).toFixed(2)
  const took = `${medianOf(kind, 'own')} + ${medianOf(kind, 'others')} µs`
  console.log(
    `${kind.padEnd(11)} ${String(perSecond).padStart(6)} /s  ${ratio} of bare  p50 ${p50} ms  p99 ${p99} ms  ${took}`,
  )
}

/**
 * @param {string} kind
 * @param {number} port
 */
async function measure(kind, port) {
  const data = mkdtempSync(join(tmpdir(), 'fogwatch-ack-'))
  const [program, flags] =
    kind === 'flask'
      ? ['python3', [join(import.meta.dirname, 'storage/ack_server.py'), String(port)]]
      : [process.execPath, [server, kind.split(' ')[0] ?? '', String(port), data, archiveWorker]]
  const child = spawn(program, flags, { stdio: ['ignore', 'pipe', 'ignore'] })
  const endWithMe = () => void child.kill()
  process.once('exit', endWithMe)
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(([code]) => fail(`${kind} ended: ${code}`))])
  await new Promise((resolve) => setTimeout(resolve, 500))
  const warmUp = await load({ port, bodies, ms: 1000 })
  const before = processorTime(child.pid)
  const result = await load({ port, bodies, ms: Number(values.seconds) * 1000 })
  const after = processorTime(child.pid)
  child.kill('SIGTERM')
  await once(child, 'exit')
  process.off('exit', endWithMe)
  if (kind === 'station') checkKept(data, warmUp.answered + result.answered)
  rmSync(data, { recursive: true, force: true })
  const each = (/** @type {'own' | 'others'} */ part) =>
    Number(((after[part] - before[part]) / result.answered).toFixed(1))
  return { ...result, own: each('own'), others: each('others') }
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

/** @param {string} message */
function fail(message) {
  throw new Error(message)
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

/**
 * @param {string} kind
 * @param {'perSecond' | 'p50' | 'p99' | 'own' | 'others'} figure
 */
function medianOf(kind, figure) {
  const sorted = (results[kind] ?? []).map((result) => result[figure]).toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
