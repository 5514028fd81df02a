/** Sealed days of many sites in the real stream, written as sites write them and read as headquarters reads them. */
import { deflateRawSync } from 'node:zlib'
import { jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/transport-node'
import { NatsHistory } from '../../src/main/headquarters/history-link'
import { readPast } from '../../src/main/headquarters/read-past'
import { ReportSheets } from '../../src/main/headquarters/report-sheets'
import { SiteHistory } from '../../src/main/headquarters/site-history'
import { connectNats } from '../../src/main/nats/connect'
import { drawn } from '../../src/main/storage/drawn'
import { RowWords } from '../../src/shared/export/row-words'
import type { Identity, Row } from '../../src/shared/history/row'
import { writeBoxHours } from '../../src/shared/hq/box-hours'
import { BUCKET_GATEWAYS, type DayIndex } from '../../src/shared/hq/day-index'
import { type Piece, writeParcel } from '../../src/shared/hq/parcel'
import { boxesSubject, dayIndexSubject } from '../../src/shared/hq/subjects'
import { days, seconds } from '../../src/shared/time/millis'
import { type Headquarters, startHeadquarters } from '../../test/main/hq-setup/hq'
import { natsVersion } from '../../test/support/nats/has-nats'

/** How much there is of each site: boxes in tens, days, and reports of a box in a day. */
export interface Stock {
  readonly sites: readonly string[]
  readonly buckets: number
  readonly days: number
  readonly reports: number
}

const FIRST = Date.UTC(2026, 9, 1)
const DAY = days(1)
const FORM = { language: 'en', names: 'keys', bom: false, zone: 'UTC', leaveOutMuted: false, target: 99.5 } as const

export { natsVersion }

/** @param servers 1 or 3 */
export async function start(servers: 1 | 3) {
  const setup = await startHeadquarters(servers, ['site-01'], 16)
  const admin = await setup.connect(await setup.access('admin'))
  // What is measured is a full stream, not what a small disk lets go.
  await (await jetstreamManager(admin, { checkAPI: false })).streams.update('HIST', { max_bytes: -1 })
  const access = await setup.access('hq')
  const link = new NatsHistory(() => connectNats(access, { name: 'bench', lasting: false }))
  const history = new SiteHistory(link, (line) => console.log(line))
  return { setup, admin, history, stop: () => stop(setup, link) }
}

async function stop(setup: Headquarters, link: NatsHistory): Promise<void> {
  await link.close()
  await setup.stop()
}

/** @returns messages, and bytes of a typical one */
export async function fill(admin: NatsConnection, stock: Stock) {
  const pieces = Array.from({ length: 2 * BUCKET_GATEWAYS }, (_, seed) => pieceBytes(stock.reports, seed))
  let [messages, bytes] = [0, 0]
  let waiting: Promise<void>[] = []
  const put = async (subject: string, body: Uint8Array) => {
    messages++
    waiting.push(stored(admin, subject, body))
    if (waiting.length < 64) return
    await Promise.all(waiting)
    waiting = []
  }
  for (const site of stock.sites) {
    for (let day = 0; day < stock.days; day++) {
      const boxes = Array.from({ length: stock.buckets }, (_, bucket) => gatewaysOf(bucket))
      for (const [bucket, gateways] of boxes.entries()) {
        const parcel = writeParcel({ pieces: gateways.map((gateway, n) => pieceOf(gateway, day, pieces, n)), left: [] })
        bytes = Math.max(bytes, parcel.length)
        await put(boxesSubject(site, bucket, dayName(day)), parcel)
      }
      const index: DayIndex = { schema: 1, day: dayName(day), signature: 'x', boxes, happened: 0, omitted: 0 }
      await put(dayIndexSubject(site, dayName(day)), deflateRawSync(JSON.stringify(index)))
    }
  }
  await Promise.all(waiting)
  return { messages, bytes }
}

/** @throws Error if the stream did not take it */
async function stored(admin: NatsConnection, subject: string, body: Uint8Array): Promise<void> {
  const answer = await admin.request(subject, body, { timeout: 30_000 })
  const { error } = answer.json<{ error?: { description: string } }>()
  if (error !== undefined) throw new Error(`${subject} is not stored: ${error.description}`)
}

/** ms of each of so many gateway-days, at random: found, fetched, unpacked and checked. */
export async function readDays(history: SiteHistory, stock: Stock, count: number): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const site = stock.sites[Math.floor(Math.random() * stock.sites.length)] ?? ''
    const from = FIRST + Math.floor(Math.random() * stock.days) * DAY
    const gateway = gatewaysOf(Math.floor(Math.random() * stock.buckets))[n % BUCKET_GATEWAYS] ?? ''
    const begun = performance.now()
    let rows = 0
    for await (const step of history.ofDay({ site, gateways: [gateway], from, to: from + DAY })) {
      if (step.kind === 'hours') rows += step.hours.rows.length
    }
    times.push(performance.now() - begun)
    if (rows !== stock.reports) throw new Error(`${site} ${gateway} is not whole`)
  }
  return times
}

/** ms of what a chart of so many days takes, drawn at 480 points. */
export async function readCharts(history: SiteHistory, stock: Stock, length: number, count: number): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const gateway = gatewaysOf(n % stock.buckets)[n % BUCKET_GATEWAYS] ?? ''
    const [site = ''] = stock.sites
    const range = { from: FIRST, to: FIRST + Math.min(length, stock.days) * DAY }
    const begun = performance.now()
    const { pieces: hours, missing: lost } = await readPast(history, { site, gateway, ...range })
    // In a thread of its own at headquarters.
    const query = { gateway, there: gateway, ...range, points: 480, present: null }
    const { samples, missing } = await drawn({ ...query, hours, missing: lost })
    times.push(performance.now() - begun)
    if (samples.length === 0 || missing.length > 0) throw new Error(`${gateway} is not whole`)
  }
  return times
}

/** Rows a second of an export of these boxes over one day. */
export async function exportRows(history: SiteHistory, stock: Stock): Promise<{ rows: number; perSecond: number }> {
  const [site = ''] = stock.sites
  const gateways = Array.from({ length: stock.buckets }, (_, bucket) => gatewaysOf(bucket)).flat()
  const request = { kind: 'reports', from: FIRST, to: FIRST + DAY, gateways: null, form: FORM } as const
  const ask = { request, words: new RowWords(FORM, new Map()), bySite: new Map([[site, gateways]]) }
  const begun = performance.now()
  let rows = 0
  for await (const part of new ReportSheets(history).parts(ask)) rows += part.rows
  return { rows, perSecond: (rows / (performance.now() - begun)) * 1000 }
}

const dayName = (day: number): string => new Date(FIRST + day * DAY).toISOString().slice(0, 10)

const gatewaysOf = (bucket: number): string[] =>
  Array.from({ length: BUCKET_GATEWAYS }, (_, n) => `HQ${String(bucket * BUCKET_GATEWAYS + n).padStart(6, '0')}`)

function pieceOf(gateway: string, day: number, pieces: readonly ((day: number) => Uint8Array)[], n: number): Piece {
  const from = FIRST + day * DAY
  return { gateway, from, to: from + DAY - 1, reports: 1, bytes: pieces[n % pieces.length]?.(day) ?? new Uint8Array() }
}

/** What a box reports in a day, with noise; one of the first forty days is made once, for all sites. */
function pieceBytes(reports: number, seed: number): (day: number) => Uint8Array {
  const made = new Map<number, Uint8Array>()
  return (day) => {
    const known = made.get(day)
    if (known !== undefined) return known
    const rows = Array.from({ length: reports }, (_, n) => rowOf(FIRST + day * DAY + (n * DAY) / reports, n, seed))
    const identities = new Map([['i', IDENTITY]])
    const bytes = new Uint8Array(deflateRawSync(writeBoxHours({ rows, identities, presence: [] })))
    if (made.size < 40) made.set(day, bytes)
    return bytes
  }
}

const CAMERA = {
  ...{ ip: null, typeCode: null, location: null, group: null, softwareVersion: null, url: null },
  type: 'capture-camera',
} as const
const DEVICES = Array.from({ length: 8 }, (_, n) => ({ ...CAMERA, id: `cam-${n}`, name: `Camera ${n}` }))
const IDENTITY: Identity = {
  dialect: 'D1',
  sn: 'HQ',
  authCode: null,
  path: '/SophonFogStatus',
  gateway: {
    name: 'Box',
    addresses: ['10.0.0.1'],
    mac: null,
    port: 80,
    softwareVersion: '1',
    sdkVersion: null,
    openUnits: [],
  },
  devices: DEVICES,
}

function rowOf(at: number, n: number, seed: number): Row {
  const wave = Math.sin((n + seed * 100) / 300)
  const noise = () => Math.random() - 0.5
  return {
    at: Math.round(at + Math.random() * seconds(1)),
    sentAt: null,
    devicesOnline: 8,
    devicesTotal: 8,
    cpu: Math.round((40 + wave * 20 + noise() * 8) * 10) / 10,
    memory: Math.round(60 + wave * 5 + noise() * 2),
    memoryBytes: 12_884_901_888,
    disk: Math.round(50 + n / 1000),
    diskBytes: 1_099_511_627_776,
    temperature: Math.round(45 + wave * 5 + noise() * 2),
    boardTemperature: Math.round(41 + wave * 3 + noise() * 2),
    tpu: Math.round((30 + noise() * 30) * 10) / 10,
    fan: 3200 + Math.round(noise() * 20) * 10,
    externalUsed: null,
    externalBytes: null,
    identity: 'i',
    circumstances: '["10.0.0.1","online",null,[],[],null]',
    uptime: `${Math.floor(n / 180)}hours,${Math.floor(n / 3) % 60}minutes`,
    statuses: '11111111',
  }
}
