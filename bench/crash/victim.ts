/**
 * A station without a network, to be killed: takes reports of its own making as fast as it can, and notes in a file
 * which were acknowledged. Its clock runs fast, so that generations end, days pass, backups are made and history is
 * given up all the time, and a kill falls into any of it.
 */
import { appendFileSync, openSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LiveFleet } from '../../src/main/fleet/live-fleet'
import type { JournalFile } from '../../src/main/storage/journal'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import type { Report } from '../../src/shared/model/report'
import { hours, seconds } from '../../src/shared/time/millis'

/** What the suite asks of a victim, as JSON in its first argument. */
export interface VictimOrder {
  readonly folder: string
  readonly worker: string
  /** Number of its first report, which is also its `sentAt`. */
  readonly first: number
  readonly startAt: number
  /** `early` answers before the commit, `unsynced` never calls fdatasync: both must be seen to lose data. */
  readonly control: 'none' | 'early' | 'unsynced'
  readonly acknowledged: string
  /** Where it notes how much of each journal is on the disk. */
  readonly synced: string
  readonly keepDays: number
}

const BOXES = 20
const SENDERS = 32
/** Reports after which the victim's clock has moved on by an hour. */
const REPORTS_PER_HOUR = 400
/**
 * Reports that are sent as fast as they are taken: ten hours of that clock. More hours in a life would be more than are
 * sealed in one, and what is left to seal would grow from life to life.
 */
const BURST = 4000
/** After it each sender rests between two reports, in ms. */
const REST = 25

const order = JSON.parse(process.argv[2] ?? '') as VictimOrder
const acknowledged = openSync(order.acknowledged, 'a')
let count = order.first
const clock = { now: () => order.startAt + Math.floor(((count - order.first) * hours(1)) / REPORTS_PER_HOUR) }

const storage = new NedbStorage(order.folder, () => undefined, { workerPath: order.worker, openFile })
const stored = await storage.open()
storage.keepWithin({ days: order.keepDays, bytes: 1e12 })
const keep: ConstructorParameters<typeof LiveFleet>[1]['keep'] = (facts) => storage.commit(facts)
const fleet = new LiveFleet(clock, { keep, announce: () => undefined }, stored.gateways, seconds(20))
fleet.startWatching()
setInterval(() => void storage.backUp(Date.now()).catch(() => undefined), 300)
for (let sender = 0; sender < SENDERS; sender++) void send()

async function send(): Promise<never> {
  for (;;) {
    if (count - order.first > BURST) await pause(REST)
    const number = count++
    const at = clock.now()
    const { kept } = fleet.ingest({ report: report(number), at, from: '192.168.1.19', path: '/' }, () => `${number}`)
    if (order.control === 'early') writeSync(acknowledged, `${number} ${at}\n`)
    await kept
    if (order.control !== 'early') writeSync(acknowledged, `${number} ${at}\n`)
  }
}

function report(number: number): Report {
  const box = number % BOXES
  return {
    dialect: 'D1',
    sn: `SN-${box}`,
    authCode: null,
    gateway: null,
    devices: Array.from({ length: 4 }, (_, index) => ({
      id: `${box}-${index}`,
      name: `${index}号闸机\u2028`,
      ip: null,
      status: (number >> index) % 7 === 0 ? 'offline' : 'online',
      type: 'turnstile',
      typeCode: '0',
      location: null,
      group: null,
      softwareVersion: null,
      url: null,
    })),
    sentAt: number,
    warnings: [],
  }
}

/** An open file that notes what a power cut could not take. */
async function openFile(path: string): Promise<JournalFile> {
  const file = await open(path, 'a')
  return {
    write: file.write.bind(file),
    truncate: (size) => file.truncate(size),
    close: () => file.close(),
    async datasync() {
      if (order.control === 'unsynced') return
      // Before the call: what is written by then is synced when it returns, and acknowledged only after that.
      const { size } = await file.stat()
      await file.datasync()
      appendFileSync(order.synced, `${size} ${path.slice(join(order.folder, '/').length)}\n`)
    },
  }
}
