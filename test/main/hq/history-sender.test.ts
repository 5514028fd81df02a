import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { Answerer } from '../../../src/main/hq/answerer'
import { beside } from '../../../src/main/hq/beside'
import { HistorySender } from '../../../src/main/hq/history-sender'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { boxPastOf } from '../../../src/shared/hq/box-past'
import { readParcel } from '../../../src/shared/hq/parcel'
import { readAnswer, type SiteRequest, writeRequest } from '../../../src/shared/hq/site-requests'
import { days, hours, minutes } from '../../../src/shared/time/millis'
import { makeFolder, removeFolder } from '../../support/folder'
import { FakeHeadquarters } from '../../support/hq/fake-headquarters'
import { must, readDay } from '../../support/hq/read-history'
import { allReports, KeptFleet } from '../../support/kept-fleet'
import { device, gatewayPart, report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

const DAY = '2026-11-22'

/** A site that has lived through a day and a bit, with a way to headquarters. */
async function site(folder: string, boxes = 12) {
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (let n = 0; n < boxes * 3; n++) {
    const sn = `SN-${n % boxes}`
    await fleet.hears(report({ sn, gateway: gatewayPart({ name: '盒' }), devices: [device('cam-1')], sentAt: n }))
    await fleet.waits(hours(14) / (boxes * 3))
  }
  await fleet.waits(hours(3))
  // The next report ends the journal before it, which is moved into the days.
  await fleet.hears(report({ sn: 'SN-0', gateway: null, devices: null }))
  const isSealed = async () => {
    // What is due is done with the next commit.
    await storage.commit({ at: fleet.clock.now(), gateways: [], removed: [], transitions: [] })
    expect(await storage.sealedDays(DAY, fleet.clock.now())).toHaveLength(1)
  }
  await vi.waitFor(isSealed, { timeout: 20_000 })
  const said: string[] = []
  let isBehind = false
  const forward = (hq: FakeHeadquarters) => {
    const log = (line: string) => said.push(line)
    const sender = new HistorySender({
      ...{ site: 'east', history: storage, storage, clock: fleet.clock, pace: 5000, log },
      epoch: () => 'epoch-1',
      isBehind: () => isBehind,
    })
    const answerer = new Answerer({
      ...{ history: storage, storage, log },
      lastReport: () => null,
      acknowledge: async () => undefined,
    })
    beside(hq.openLink, sender, answerer)({ onConnected: () => undefined, onDisconnected: () => undefined })
    onTestFinished(() => sender.stop())
  }
  const setBehind = (is: boolean) => {
    isBehind = is
  }
  return { storage, fleet, said, forward, setBehind }
}

let folder = ''
let east: Awaited<ReturnType<typeof site>>
beforeAll(async () => {
  folder = await makeFolder()
  east = await site(folder)
}, 60_000)
afterAll(async () => {
  await east.storage.close()
  await removeFolder(folder)
})

const dayIn = (hq: FakeHeadquarters) => readDay((subject) => hq.history.get(subject)?.bytes, 'east', DAY)
const isThere = (hq: FakeHeadquarters) => vi.waitFor(() => dayIn(hq), { timeout: 10_000 })

test('a sealed day comes once, whole, its index last, and equal to what the site has to the last field', async () => {
  const { storage, forward, fleet } = east
  const hq = new FakeHeadquarters()
  forward(hq)
  const { index, boxes, transitions } = await isThere(hq)
  expect(hq.kept.at(-1)).toBe(`fogwatch.east.history.index.${DAY}`)
  expect(index.boxes.map((bucket) => bucket.length)).toEqual([10, 2])
  const range = { from: Date.parse(DAY), to: Date.parse(DAY) + days(1) }
  for (let n = 0; n < 12; n++) {
    const { records, presence } = boxPastOf(`SN-${n}`, boxes.get(`SN-${n}`) ?? [], range.from, range.to)
    const own = (await allReports(storage, range.from, range.to)).filter(({ gateway }) => gateway === `SN-${n}`)
    expect(records).toEqual(own)
    expect(records.length).toBeGreaterThan(1)
    expect(presence.length).toBeGreaterThan(0)
  }
  expect(transitions).toEqual(await storage.transitions({ ...range, limit: 1e6 }))
  expect(transitions.length).toBeGreaterThan(12)
  // Looked at again and again, nothing more is sent.
  const { length } = hq.kept
  fleet.clock.advance(minutes(30))
  await new Promise((passed) => setTimeout(passed, 400))
  expect(hq.kept).toHaveLength(length)
})

test('what headquarters lost is sent again, and a day to which something was added replaces the one before', async () => {
  const { storage, forward, fleet } = await site(await tempFolder(), 3)
  onTestFinished(() => storage.close())
  const hq = new FakeHeadquarters()
  forward(hq)
  const { index: before } = await isThere(hq)
  // The names of what is gone are remembered.
  hq.history.clear()
  fleet.clock.advance(minutes(5))
  await isThere(hq)
  const midnight = Date.parse(DAY) + days(1)
  const [known] = await storage.transitions({ gateway: 'SN-0', kind: 'presence', limit: 1 })
  const late = { ...known, from: 'online', to: 'offline' }
  const transition = { ...late, at: midnight - 1, id: `${midnight - 1}:late` } as never
  const facts = { gateways: [], removed: [] }
  await storage.commit({ at: fleet.clock.now(), ...facts, transitions: [transition] })
  fleet.clock.advance(hours(2))
  const isAnother = async () => {
    await storage.commit({ at: fleet.clock.now(), ...facts, transitions: [] })
    expect(dayIn(hq).index.signature).not.toBe(before.signature)
  }
  await vi.waitFor(isAnother, { timeout: 20_000 })
  expect(dayIn(hq).transitions.map(({ id }) => id)).toContain(`${midnight - 1}:late`)
  expect([...hq.history.keys()].filter((subject) => subject.endsWith(DAY))).toHaveLength(3)
}, 40_000)

test('what is live goes first, and a link that is lost in the middle costs nothing', async () => {
  const { forward, setBehind } = east
  const hq = new FakeHeadquarters()
  setBehind(true)
  forward(hq)
  await new Promise((passed) => setTimeout(passed, 300))
  expect(hq.kept).toEqual([])
  setBehind(false)
  await vi.waitFor(() => expect(hq.kept.length).toBeGreaterThan(0))
  hq.goDown()
  await new Promise((passed) => setTimeout(passed, 50))
  hq.comeUp()
  expect((await isThere(hq)).boxes.size).toBe(12)
})

test('a server that takes little gets smaller messages', async () => {
  const { forward } = east
  const hq = new FakeHeadquarters()
  hq.messageBytes = 4096 + 3000
  forward(hq)
  const { boxes, index } = await isThere(hq)
  expect(index).toMatchObject({ omitted: 0 })
  expect(index.boxes.length).toBeGreaterThan(2)
  expect(boxes.size).toBe(12)
})

test('asked for history a station answers what it has until now, as much as goes into a message, and names the rest', async () => {
  const { storage, forward, fleet } = east
  const hq = new FakeHeadquarters()
  forward(hq)
  const ask = async (request: SiteRequest) => {
    const bytes = await hq.ask(request.what, writeRequest(request))
    if (bytes === undefined) throw new Error('nobody answers')
    return bytes
  }
  const from = Date.parse(DAY)
  const to = fleet.clock.now() + 1
  hq.messageBytes = 4096 + 2000
  const ids = Array.from({ length: 12 }, (_, n) => `SN-${n}`)
  const found = new Map<string, number>()
  let [left, asked]: [readonly (readonly [string, number | null])[], number] = [ids.map((id) => [id, null]), 0]
  while (left.length > 0) {
    const gateways = left.map(([gateway]) => gateway)
    const parcel = must(readParcel(await ask({ what: 'history', from, to: from + days(1), gateways })))
    for (const { gateway, reports } of parcel.pieces) found.set(gateway, (found.get(gateway) ?? 0) + reports)
    expect(parcel.left.every(([, since]) => since === null)).toBe(true)
    ;[left, asked] = [parcel.left, asked + 1]
  }
  expect(asked).toBeGreaterThan(2)
  const own = await allReports(storage, from, from + days(1))
  for (const id of ids) expect(found.get(id)).toBe(own.filter(({ gateway }) => gateway === id).length)
  const today = must(readParcel(await ask({ what: 'history', from, to, gateways: ['SN-0'] })))
  expect(today.pieces.at(-1)?.to).toBe(fleet.records.at(-1)?.at)
  const words = async (command: string, request: string) => new TextDecoder().decode(await hq.ask(command, request))
  expect(readAnswer('report', await words('report', '{"gateway":"x"}'))).toEqual({ ok: true, value: { report: null } })
  for (const [command, request] of [
    ['history', '{'],
    ['history', writeRequest({ what: 'history', from: 0, to, gateways: ids })],
    ['history', writeRequest({ what: 'history', from, to, gateways: [] })],
    ['history', writeRequest({ what: 'history', from, to, gateways: Array.from({ length: 51 }, String) })],
    ['report', '{}'],
    ['shutdown', '{}'],
  ] as const)
    expect(readAnswer('report', await words(command, request))).toMatchObject({ ok: false })
})
