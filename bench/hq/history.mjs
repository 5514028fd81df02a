// @ts-check
// What the past costs at headquarters: a box's day out of very many and out of large messages, its charts of a day and a
// month, and an export of reports, read by headquarters' own code from a real stream that is full.
//   node bench/hq/history.mjs [--quick] [--servers 3]
// Needs nats-server (Debian: apt-get install nats-server), 3 GB of disk and some minutes to fill it.
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { buildOutbox, outboxFolder } from '../hq-outbox/build.mjs'
import { figure, percentile, rounded } from '../support/figures.mjs'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, servers: { type: 'string', default: '1' } },
})
await buildOutbox({ history: fileURLToPath(new URL('history.ts', import.meta.url)) })
/** @type {typeof import('./history')} */
const bench = await import(pathToFileURL(join(outboxFolder, 'history.mjs')).href)
const { admin, history, stop } = await bench.start(values.servers === '3' ? 3 : 1)
const small = {
  sites: Array.from({ length: values.quick ? 5 : 50 }, (_, n) => `small-${n}`),
  ...{ buckets: values.quick ? 50 : 200, days: 30, reports: 4 },
}
const large = { sites: ['large'], buckets: values.quick ? 4 : 67, days: 30, reports: 4320 }
const area = `History at headquarters, nats-server ${bench.natsVersion()}, ${values.servers} of them`
try {
  for (const [name, stock, count] of /** @type {const} */ ([
    ['small', small, values.quick ? 200 : 1000],
    ['large', large, values.quick ? 100 : 500],
  ])) {
    const { messages, bytes } = await bench.fill(admin, stock)
    const what = `a box's day, of ${messages} messages of ${rounded(bytes / 1000)} kB`
    const times = await bench.readDays(history, stock, count)
    const spread = `p99 ${rounded(percentile(times, 0.99))}`
    figure({ area, what, unit: 'ms', value: percentile(times, 0.5), spread, atMost: 20 })
    figure({ area, what: `${name}: p99`, unit: 'ms', value: percentile(times, 0.99), atMost: 100 })
  }
  for (const [what, length] of /** @type {const} */ ([
    ['a day', 1],
    ['30 days', 30],
  ])) {
    const times = await bench.readCharts(history, large, length, values.quick ? 5 : 20)
    const spread = `p99 ${rounded(percentile(times, 0.99))}`
    figure({ area, what: `charts of ${what}, 20 s between reports`, unit: 'ms', value: percentile(times, 0.5), spread })
  }
  const { rows, perSecond } = await bench.exportRows(history, large)
  figure({ area, what: `rows of an export, of ${rows}`, unit: '/s', value: perSecond })
} finally {
  await stop()
}
