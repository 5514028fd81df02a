/**
 * A station without a network towards boxes, to be killed: takes reports of its own making at a steady rate, notes which
 * were acknowledged, and forwards them. Told to finish, it takes no more and ends once headquarters has everything.
 */
import { openSync, writeSync } from 'node:fs'
import { connect } from '@nats-io/transport-node'
import { LiveFleet } from '../../src/main/fleet/live-fleet'
import { Forwarder } from '../../src/main/hq/forwarder'
import { readCursor } from '../../src/main/hq/kept-files'
import { natsLink } from '../../src/main/hq/nats-link'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { seconds } from '../../src/shared/time/millis'

/** What the suite asks of a site, as JSON in its first argument. */
export interface SiteOrder {
  readonly folder: string
  readonly site: string
  readonly server: string
  /** Where it notes the numbers that were acknowledged. */
  readonly acknowledged: string
  /** Number of its first report, which is also its `sentAt`. */
  readonly first: number
  readonly commitsPerSecond: number
  readonly reportsPerCommit: number
}

const BOXES = 100
const order = JSON.parse(process.argv[2] ?? '') as SiteOrder
const acknowledged = openSync(order.acknowledged, 'a')
const clock = { now: Date.now }
const say = (line: string) => process.stdout.write(`${line}\n`)

const storage = new NedbStorage(order.folder, say, {
  heldFrom: async (folder) => (await readCursor(folder))?.position ?? null,
})
const stored = await storage.open()
const fleet = new LiveFleet(
  clock,
  { keep: (facts) => storage.commit(facts), announce: () => undefined },
  stored.gateways,
  seconds(20),
)
fleet.startWatching()

const forwarder = new Forwarder({
  folder: order.folder,
  site: order.site,
  name: order.site,
  tail: storage.tail,
  storage,
  clock,
  pace: 1,
  log: say,
  onChange: () => undefined,
  openLink: natsLink(
    order.site,
    () =>
      connect({
        servers: [order.server],
        reconnect: false,
        timeout: 1000,
        pingInterval: 500,
        maxPingOut: 2,
        ignoreClusterUpdates: true,
      }),
    2000,
  ),
})
// What was kept before forwarding began goes as a snapshot; this is about what comes after.
await storage.commit({ at: clock.now(), gateways: [], removed: [], transitions: [] })
forwarder.start()
while (forwarder.standing.forwarding === null) await new Promise((passed) => setTimeout(passed, 5))

let number = order.first
let isFinishing = false
const taking = setInterval(() => {
  if (isFinishing) return
  for (let i = 0; i < order.reportsPerCommit; i++) void take(number++)
}, 1000 / order.commitsPerSecond)
process.on('SIGTERM', () => {
  isFinishing = true
  clearInterval(taking)
  setInterval(() => void finish(), 100)
})
say('ready')

async function take(sentAt: number): Promise<void> {
  const report = {
    dialect: 'D1',
    sn: `SN-${sentAt % BOXES}`,
    authCode: null,
    gateway: null,
    devices: [],
    sentAt,
    warnings: [],
  } as const
  await fleet.ingest({ report, at: clock.now(), from: '192.168.1.19', path: '/' }, () => `${sentAt}`).kept
  writeSync(acknowledged, `${sentAt}\n`)
}

async function finish(): Promise<void> {
  const { forwarding, waiting } = forwarder.standing
  if (waiting > 0 || forwarding?.stage !== 'idle') return
  await forwarder.stop()
  await storage.close()
  process.exit(0)
}
