// @ts-check
// Whether the station keeps its promise about news at real speed: boxes over real HTTP, a built station in a process of
// its own, one case after the other. Each case says how often the station may speak, and of what.
//   npm run build && node bench/presence.mjs [--boxes 200] [--period 1] [--cases a,b,c,d,e,f]
// Ends with 1 if a case was told otherwise. All cases take about 20 minutes, (f) half of it.
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { loadSimulator } from './presence/load-simulator.mjs'
import { WatchedStation } from './presence/watched-station.mjs'

const { values } = parseArgs({
  options: {
    boxes: { type: 'string', default: '200' },
    period: { type: 'string', default: '1' },
    cases: { type: 'string', default: 'a,e,b,c,d,f' },
  },
})
const DEVICES = 16
/** Nobody is judged in the first minute of a watch. */
const GRACE = 65_000
/** The learned period is 2 s at least, so silence is offline after 11 s; delay and grouping take 20 s more. */
const TOLD_AFTER = 11_000 + 20_000
/** Time for news that must not come. */
const ROOM = 15_000

const station = await WatchedStation.start()
const boxes = await loadSimulator({
  url: station.reportUrl,
  boxes: Number(values.boxes),
  devices: DEVICES,
  periodSeconds: Number(values.period),
})
boxes.start()
const serials = boxes.boxes.map(({ serial }) => serial)
const [first = '', second = '', third = ''] = serials
await pause(GRACE)
await expectOnline()

/** @type {Record<string, { title: string, expected: string[], play: () => Promise<void> }>} */
const cases = {
  a: {
    title: 'one box silent, then back',
    expected: ['bad gateway-offline 1', 'recovery gateway-offline 1'],
    async play() {
      boxes.silence(first)
      await pause(TOLD_AFTER + ROOM)
      boxes.resume(first)
      await pause(20_000 + ROOM)
    },
  },
  e: {
    title: '12 of 16 devices of one box down, then back',
    expected: ['bad device-offline 12/16', 'recovery device-offline 12/16'],
    async play() {
      for (let device = 0; device < 12; device++) boxes.deviceDown(second, device)
      await pause(20_000 + ROOM)
      for (let device = 0; device < 12; device++) boxes.deviceUp(second, device)
      await pause(25_000 + ROOM)
    },
  },
  b: {
    title: 'all boxes silent for a minute, then back',
    expected: ['bad receiver-silent 1', 'recovery receiver-silent 1'],
    async play() {
      for (const serial of serials) boxes.silence(serial)
      await pause(60_000)
      for (const serial of serials) boxes.resume(serial)
      await pause(20_000 + ROOM)
    },
  },
  c: {
    title: 'the station stopped by SIGSTOP for 30 s and continued',
    expected: [],
    async play() {
      station.signal('SIGSTOP')
      await pause(30_000)
      station.signal('SIGCONT')
      await pause(GRACE + TOLD_AFTER)
    },
  },
  d: {
    title: 'the station killed and started again after a minute',
    expected: [],
    async play() {
      await station.kill()
      await pause(60_000)
      await station.startAgain()
      await pause(GRACE + TOLD_AFTER)
    },
  },
  f: {
    title: 'one box flaps for ten minutes',
    expected: ['unstable gateway-offline 1'],
    async play() {
      for (const until = Date.now() + 600_000; Date.now() < until; ) {
        boxes.silence(third)
        await pause(15_000)
        boxes.resume(third)
        await pause(8_000)
      }
    },
  },
}

let failed = 0
for (const name of values.cases.split(',')) {
  const one = cases[name]
  if (one === undefined) throw new Error(`there is no case ${name}; there are ${Object.keys(cases).join(', ')}`)
  const before = station.told.length
  await one.play()
  const told = station.told.slice(before)
  const isSo = JSON.stringify(told) === JSON.stringify(one.expected)
  if (!isSo) failed++
  console.log(
    `(${name}) ${one.title}: ${isSo ? 'as promised' : 'NOT AS PROMISED'} · told: ${told.join(', ') || 'nothing'}`,
  )
  await expectOnline()
}
console.log(`sent ${boxes.stats.sent}, answered ${boxes.stats.accepted} · ${station.describe()}`)
await boxes.stop()
await station.stop()
process.exitCode = failed === 0 ? 0 : 1

async function expectOnline() {
  for (const until = Date.now() + 30_000; ; await pause(250)) {
    const counts = await station.counts()
    if (counts['online'] === serials.length) return
    if (Date.now() > until) throw new Error(`not all boxes are online: ${JSON.stringify(counts)}`)
  }
}
