/** Opens a folder as the station does, asks once and says what it took; a process of its own, so that all is cold. */

import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { loadCollection } from '../../src/main/storage/collection'
import { type BoxDocument, listBoxes } from '../../src/main/storage/day-files'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { isoDay } from '../../src/shared/time/iso'
import { DAY_LENGTH, PLAYED_DAY } from './played-day'

const [what = '', folder = '', worker = ''] = process.argv.slice(2)
const storage = new NedbStorage(folder, (line) => console.error(line), { workerPath: worker })
const range = { from: PLAYED_DAY, to: PLAYED_DAY + DAY_LENGTH }
const answers: Record<string, () => Promise<unknown>> = {
  start: async () => 0,
  day: async () =>
    (await storage.past({ gateway: await someGateway(), ...range, points: 1000, present: null })).samples.length,
  'day again': async () => {
    const gateway = await someGateway()
    await storage.past({ gateway, ...range, points: 1000, present: null })
    const startedAt = performance.now()
    await storage.past({ gateway, ...range, points: 1000, present: null })
    return Math.round(performance.now() - startedAt)
  },
  events: async () => (await storage.transitions({ ...range, limit: 1e7 })).length,
  heap: heapOfDay,
}

const begin = performance.now()
await storage.open()
const openMs = performance.now() - begin
const gateway = await someGateway()
const asked = performance.now()
const answer = await answers[what]?.()
const answerMs = performance.now() - asked
const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
console.log(
  JSON.stringify({
    what,
    openMs: Math.round(openMs),
    answerMs: Math.round(answerMs),
    answer,
    rss: Math.round(rss),
    gateway,
  }),
)
await storage.close()

async function someGateway(): Promise<string> {
  const path = (await listBoxes(folder, isoDay(PLAYED_DAY))).at(-1) ?? ''
  // Looked for as text: parsing the file here would warm up what is to be measured.
  return path === '' ? '' : (/"gateway":"([^"]+)"/.exec(readFileSync(path, 'utf8'))?.[1] ?? '')
}

async function heapOfDay(): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const held = []
  for (const path of await listBoxes(folder, isoDay(PLAYED_DAY))) {
    held.push((await loadCollection<BoxDocument>(path)).store)
  }
  globalThis.gc?.()
  return held.length === 0 ? 0 : process.memoryUsage().heapUsed - before
}
