/**
 * Decoding a plain JSON body costs at most 1.6 times the `JSON.parse` of its text.
 *
 * One round times three arms in random order: `JSON.parse` of the text (A), the same again (A'), and the whole way from
 * the bytes to the report (B). The ratios are taken within a round, so that a slow moment of the machine weighs on
 * both sides; A'/A shows how far the measurement itself is to be trusted.
 */

import { readFileSync } from 'node:fs'
import { figure, median } from './support/figures.mjs'
import { loadDecoder } from './support/load-decoder.mjs'

const LIMIT = 1.6
const ROUNDS = 600
const WARM_UP_ROUNDS = 100
const REPEATS = 100

const { readBody, decodeReport } = await loadDecoder()
const body = Buffer.from(JSON.stringify(reportWithDevices(16)))
const text = body.toString('utf8')
let sink = 0

const arms = {
  parse: () => {
    sink += JSON.parse(text).sub_devices.length
  },
  parseAgain: () => {
    sink += JSON.parse(text).sub_devices.length
  },
  decode: () => {
    sink += decodeReport(readBody(body, 'application/json').value).report.devices.length
  },
}

const rounds = Array.from({ length: WARM_UP_ROUNDS + ROUNDS }, timeRound).slice(WARM_UP_ROUNDS)
const decode = median(rounds.map((round) => round.decode / round.parse))
const again = median(rounds.map((round) => round.parseAgain / round.parse))
const parseMicros = (median(rounds.map((round) => round.parse)).value / REPEATS) * 1000

const area = `Decoding a body of ${body.length} bytes with 16 devices`
figure({ area, what: 'JSON.parse', value: parseMicros, unit: 'µs' })
figure({ area, what: 'JSON.parse beside itself (A/A)', unit: '×', ...again })
figure({ area, what: 'from bytes to report, beside JSON.parse', unit: '×', ...decode, atMost: LIMIT })
if (sink === 0) process.exitCode = 1

/** The fog status of the commissioning document with more devices; names as sites give them, some in Chinese. */
function reportWithDevices(count) {
  const fixture = new URL('../test/fixtures/reports/d1-fog-status.json', import.meta.url)
  const report = JSON.parse(readFileSync(fixture, 'utf8'))
  report.sub_devices = Array.from({ length: count }, (_, index) => ({
    ...report.sub_devices[index % 4],
    ep_id: `${report.dev_sno}__192.168.1.${101 + index}`,
    ep_ip: `192.168.1.${101 + index}`,
  }))
  return report
}

function timeRound() {
  const times = {}
  for (const name of shuffled(Object.keys(arms))) {
    const arm = arms[name]
    const start = performance.now()
    for (let repeat = 0; repeat < REPEATS; repeat++) arm()
    times[name] = performance.now() - start
  }
  return times
}

function shuffled(names) {
  return names
    .map((name) => ({ name, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name)
}
