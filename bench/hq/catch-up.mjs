// @ts-check
// How fast a site whose link was cut sends what it kept, over a way of 50 ms there and back.
//   node bench/hq/catch-up.mjs [--quick]
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { buildOutbox, outboxFolder } from '../hq-outbox/build.mjs'
import { figure } from '../support/figures.mjs'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
await buildOutbox({ suite: fileURLToPath(new URL('../hq-outbox/suite.ts', import.meta.url)) })
const { outbox } = await import(pathToFileURL(join(outboxFolder, 'suite.mjs')).href)
/** @typedef {import('../../test/support/nats/tcp-proxy').TcpProxy} Proxy */
const verdict = await outbox({
  servers: 3,
  duplicateWindow: 120_000,
  commitsPerSecond: 50,
  reportsPerCommit: 40,
  kills: [],
  way: [{ at: 500, do: (/** @type {Proxy} */ proxy) => proxy.cut() }],
  lengthMs: values.quick ? 10_000 : 30_000,
  atEnd: (/** @type {Proxy} */ proxy) => {
    proxy.restore()
    proxy.withholdReplies(50)
  },
  bundles: outboxFolder,
})
const area = 'A site that catches up, 50 ms there and back'
const { acknowledged, missing, duplicated, disordered, caughtUpMs, caughtUpPerSecond } = verdict
figure({
  area,
  what: 'reports a second, from the first message to the last',
  value: caughtUpPerSecond,
  unit: '/s',
  spread: `${acknowledged} reports`,
  atLeast: 5000,
})
figure({ area, what: 'until all was there, connecting again included', value: caughtUpMs / 1000, unit: 's' })
figure({ area, what: 'missing, twice or out of order', value: missing + duplicated + disordered, unit: '', atMost: 0 })
