// @ts-check
// What a headquarters costs the station: its durable answers beside those of the same station without one (twice: the
// A/A pair), where headquarters refuses every connection, takes it and says nothing, or is sent everything. In random
// order, some rounds. At full load, and at a site's own 100 reports a second, with the processor's time and the memory.
//   node bench/hq-station.mjs [--rounds 5] [--seconds 4]
// Needs nats-server (Debian: apt-get install nats-server).
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { buildOutbox, outboxFolder } from './hq-outbox/build.mjs'
import { archiveWorker, bundle } from './storage/build.mjs'
import { load } from './storage/load.mjs'
import { figure, median } from './support/figures.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } },
})
const ms = Number(values.seconds) * 1000
/** @param {string} name */
const here = (name) => fileURLToPath(new URL(`hq-station/${name}.ts`, import.meta.url))
await buildOutbox({ station: here('station'), servers: here('servers') })
const { sampleReport } = await import(pathToFileURL(await bundle('sample')).href)
const { startWays } = await import(pathToFileURL(join(outboxFolder, 'servers.mjs')).href)
const bodies = Array.from({ length: 32 }, (_, index) => sampleReport(index))
/** @type {{ ways: Record<string, string>, stop: () => Promise<void> }} */
const { ways, stop } = await startWays()
const kinds = Object.keys(ways)
/** @type {Record<string, Awaited<ReturnType<typeof measure>>[]>} */
const results = Object.fromEntries(kinds.map((kind) => [kind, []]))
let port = 21_900
for (let round = 0; round < Number(values.rounds); round++) {
  for (const kind of kinds.toSorted(() => Math.random() - 0.5))
    results[kind]?.push(await measure(ways[kind] ?? '', port++))
}
await stop()

const area = 'A station with a headquarters'
for (const kind of kinds) {
  const of = (/** @type {'perSecond' | 'p99' | 'each' | 'calmP99' | 'calmShare' | 'megabytes'} */ part) =>
    median((results[kind] ?? []).map((one) => one[part]))
  figure({ area, what: `${kind}: durable answers, 32 connections`, unit: '/s', ...of('perSecond') })
  figure({ area, what: `${kind}: p99 of them`, unit: 'ms', ...of('p99') })
  figure({ area, what: `${kind}: of the processor, each`, unit: 'µs', ...of('each') })
  figure({ area, what: `${kind}: p99 at 100 a second`, unit: 'ms', ...of('calmP99') })
  figure({ area, what: `${kind}: of a core, at 100 a second`, unit: '%', ...of('calmShare') })
  figure({ area, what: `${kind}: memory`, unit: 'MB', ...of('megabytes') })
}
for (const kind of kinds.slice(1)) {
  const ratios = (results[kind] ?? []).map(
    (one, round) => one.perSecond / (results['none']?.[round]?.perSecond ?? Number.NaN),
  )
  figure({
    area,
    what: `${kind}: of the rate without`,
    unit: '×',
    ...median(ratios),
    ...(kind === 'none again' ? {} : { atLeast: 0.95 }),
  })
}

/**
 * @param {string} way
 * @param {number} port
 */
async function measure(way, port) {
  const data = workFolder()
  const child = fork(join(outboxFolder, 'station.mjs'), [String(port), data, archiveWorker, way], { stdio: 'inherit' })
  const endWithMe = () => void child.kill('SIGKILL')
  process.once('exit', endWithMe)
  await once(child, 'message')
  await load({ port, bodies, ms: 1000 })
  const atRest = processorTime(child.pid)
  const { answered, perSecond, p99 } = await load({ port, bodies, ms })
  const before = processorTime(child.pid)
  const each = Number(((before - atRest) / answered).toFixed(1))
  const startedAt = performance.now()
  const calmP99 = await calm(port, ms)
  const calmShare = Number(
    (((processorTime(child.pid) - before) / 1000 / (performance.now() - startedAt)) * 100).toFixed(2),
  )
  const megabytes = residentMegabytes(child.pid)
  child.kill('SIGTERM')
  await once(child, 'exit')
  process.off('exit', endWithMe)
  rmSync(data, { recursive: true, force: true })
  return { perSecond, p99, each, calmP99, calmShare, megabytes }
}

/**
 * 100 reports a second, whenever the others are answered.
 * @param {number} port
 * @param {number} ms
 */
async function calm(port, ms) {
  /** @type {number[]} */
  const times = []
  const asked = []
  const startedAt = performance.now()
  for (let count = 0; count < ms / 10; count++) {
    const wait = startedAt + count * 10 - performance.now()
    if (wait > 0) await new Promise((passed) => setTimeout(passed, wait))
    asked.push(post(port, bodies[count % bodies.length] ?? '').then((took) => times.push(took)))
  }
  await Promise.all(asked)
  return Number((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0).toFixed(1))
}

/**
 * @param {number} port
 * @param {string} body
 * @returns {Promise<number>} ms
 */
function post(port, body) {
  const from = performance.now()
  return new Promise((done, fail) => {
    const sent = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/SophonFogStatus',
      headers: { 'content-type': 'application/json' },
    })
    sent.on('response', (answer) => answer.resume().on('end', () => done(performance.now() - from)))
    sent.on('error', fail)
    sent.end(body)
  })
}

/**
 * µs of the processors that all threads of a process have had.
 * @param {number | undefined} pid
 */
function processorTime(pid) {
  if (process.platform !== 'linux') return 0
  const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '1 ')
    .split(' ')
  return (Number(fields[10]) + Number(fields[11])) * 10_000
}

/** @param {number | undefined} pid */
function residentMegabytes(pid) {
  if (process.platform !== 'linux') return 0
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}
