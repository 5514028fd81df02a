// @ts-check
// A station forwards over a way that is cut, swallows and withholds, and is killed again and again: what headquarters
// then has is held against what the station acknowledged.
//   node bench/hq-outbox.mjs [--servers 1] [--seconds 30] [--kills 10] [--commits 50] [--reports 20]
// Needs nats-server (Debian: apt-get install nats-server; FOGWATCH_NATS_SERVER names another one). Exit code 1 if anything is not as promised.
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { buildOutbox, outboxFolder } from './hq-outbox/build.mjs'

const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '30' },
    kills: { type: 'string', default: '10' },
    commits: { type: 'string', default: '50' },
    reports: { type: 'string', default: '20' },
  },
})
await buildOutbox({ suite: fileURLToPath(new URL('hq-outbox/suite.ts', import.meta.url)) })
const { outbox } = await import(pathToFileURL(join(outboxFolder, 'suite.mjs')).href)
const lengthMs = Number(values.seconds) * 1000
/** @param {number} share */
const at = (share) => share * lengthMs
const kills = Number(values.kills)
/** @typedef {import('../test/support/nats/tcp-proxy').TcpProxy} Proxy */
const verdict = await outbox({
  servers: Number(values.servers),
  duplicateWindow: 2000,
  commitsPerSecond: Number(values.commits),
  reportsPerCommit: Number(values.reports),
  kills: Array.from({ length: kills }, (_, index) => at((index + 0.7) / (kills + 1))),
  way: [
    { at: at(0.07), do: (/** @type {Proxy} */ proxy) => proxy.withholdReplies(150) },
    { at: at(0.2), do: (/** @type {Proxy} */ proxy) => proxy.cut() },
    { at: at(0.4), do: (/** @type {Proxy} */ proxy) => proxy.restore() },
    { at: at(0.5), do: (/** @type {Proxy} */ proxy) => proxy.blackHole() },
    { at: at(0.62), do: (/** @type {Proxy} */ proxy) => proxy.restore() },
    ...[0.68, 0.75, 0.82, 0.89].flatMap((share) => [
      { at: at(share), do: (/** @type {Proxy} */ proxy) => proxy.withholdReplies(Number.POSITIVE_INFINITY) },
      { at: at(share + 0.02), do: (/** @type {Proxy} */ proxy) => proxy.cut() },
      { at: at(share + 0.03), do: (/** @type {Proxy} */ proxy) => proxy.restore() },
    ]),
  ],
  lengthMs,
  bundles: outboxFolder,
})
console.log(JSON.stringify(verdict))
const { missing, duplicated, disordered, repeatedInStream } = verdict
if (missing + duplicated + disordered + repeatedInStream > 0) process.exitCode = 1
