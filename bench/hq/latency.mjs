// @ts-check
// From a box that posts to its site until headquarters tells of it: a real station, three servers, headquarters, and
// who listens to its pushes. Reports come at 20 a second, of 40 boxes.
//   npm run build && node bench/hq/latency.mjs [--quick]
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from '../storage/build.mjs'
import { figure, percentile } from '../support/figures.mjs'
import { build, startHq, startServers, until } from './harness.mjs'
import { startStation } from './station.mjs'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const BOXES = 40
const REPORTS = values.quick ? 200 : 1000
await build()
const { sampleReport } = await import(pathToFileURL(await bundle('sample')).href)
const bodies = Array.from({ length: BOXES }, (_, index) => /** @type {string} */ (sampleReport(index)))
const { setup, pairings, version } = await startServers(3, 1)
const station = await startStation()
const hq = await startHq(join(setup.folder, 'secrets/headquarters.json'))
try {
  const [pairing] = pairings
  if (pairing === undefined) throw new Error('there is no pairing file')
  await station.pair(pairing)
  for (const body of bodies) await station.post(body)
  await until(async () => (await hq.get('/api/fleet')).gateways.length === BOXES, 60_000, 'until all were there', 200)
  /** When each box posted what is not at headquarters yet, by its serial. @type {Map<string, number>} */
  const waiting = new Map()
  /** @type {number[]} */
  const took = []
  const letGo = new AbortController()
  const stream = await fetch(`${hq.url}/api/stream`, { signal: letGo.signal })
  const reading = listen(stream, ({ gateways = [] }) => {
    for (const { sn } of gateways) {
      const from = waiting.get(sn)
      if (from === undefined) continue
      waiting.delete(sn)
      took.push(performance.now() - from)
    }
  })
  for (let count = 0; count < REPORTS; count++) {
    const body = bodies[count % BOXES] ?? ''
    waiting.set(JSON.parse(body).gateway_sn ?? '', performance.now())
    void station.post(body)
    await pause(50)
  }
  await until(() => waiting.size === 0, 30_000, 'until the last was there')
  const area = `From a box to headquarters (nats-server ${version})`
  figure({ area, what: 'POST at the site until headquarters pushes it, p50', value: percentile(took, 0.5), unit: 'ms' })
  figure({ area, what: '… p99', value: percentile(took, 0.99), unit: 'ms', spread: `of ${took.length}`, atMost: 1000 })
  // Whoever reads a stream has it: it cannot be cancelled by others.
  letGo.abort()
  await reading
} finally {
  await Promise.all([hq.stop(), station.stop()])
  hq.remove()
  await setup.stop()
}

/**
 * @param {Response} stream
 * @param {(patch: any) => void} onPatch
 */
async function listen(stream, onPatch) {
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const bytes of stream.body ?? []) {
      text += decoder.decode(bytes, { stream: true })
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const data = /^event: patch\ndata: (.*)$/s.exec(event)?.[1]
        if (data !== undefined) onPatch(JSON.parse(data))
      }
    }
  } catch {
    // It was let go.
  }
}
