import { deflateRawSync } from 'node:zlib'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { viewHistory } from '../../../src/main/fleet/history'
import type { ExportAsk } from '../../../src/main/ports'
import { writeBoxHours } from '../../../src/shared/hq/box-hours'
import { writeParcel } from '../../../src/shared/hq/parcel'
import { boxesSubject, dayIndexSubject } from '../../../src/shared/hq/subjects'
import { days, hours, type Millis, minutes } from '../../../src/shared/time/millis'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { startCluster } from '../../support/nats/cluster'
import { describeWithNats } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'
import { TestHeadquarters } from './headquarters-world'
import { BOXES, PastSite } from './past-world'

const LENGTH = 30
const REPORTS = { kind: 'reports', names: 'keys', bom: false, zone: 'UTC', language: 'en' } as const

describeWithNats('the past of a site at headquarters', () => {
  test('thirty days of ten boxes are at headquarters what they are at the site, to the last field', async () => {
    const { site, hq, stream, sealed } = await world(LENGTH)
    const to = site.fleet.clock.now()
    const from = to - days(LENGTH) - hours(2)
    const kept = new Set(await subjectsOf(stream))
    expect(sealed.length).toBe(LENGTH)
    for (const day of sealed) expect(kept.has(dayIndexSubject('east', day))).toBe(true)

    // Charts, strips and presence.
    for (const sn of BOXES) {
      const view = await hq.call('getHistory', { id: `east/${sn}`, from, to, points: 5000 })
      expect(view.missing).toEqual([])
      expect({ ...view, missing: undefined }).toEqual(await ownHistory(site, sn, from, to))
      expect(view.samples.length).toBeGreaterThanOrEqual(LENGTH * 2)
    }

    // Reports as rows, of which the last are not sealed. A site is called by its id until it has said its name.
    const own = await ownRows(site, from, to)
    const [head = '', ...rows] = await download(hq, { ...REPORTS, from, to })
    expect(head).toMatch(/,site$/)
    expect(rows.every((row) => /,east$/i.test(row))).toBe(true)
    const asThere = rows.map((row) => row.replace(/,east$/i, '').replaceAll('east/', ''))
    expect(asThere.toSorted()).toEqual(own)
    const one = await download(hq, { ...REPORTS, from, to, gateways: ['east/SN-3'] })
    expect(one.length).toBe(own.filter((row) => row.includes('SN-3')).length + 1)
    const preview = await hq.call('previewExport', { ...REPORTS, from, to, site: 'east' })
    expect(preview).toMatchObject({
      away: [],
      columns: expect.arrayContaining([expect.objectContaining({ key: 'site' })]),
    })
    expect(preview.rows).toHaveLength(20)

    // What happened before the pairing too, its last day, which is not sealed, included; each once, and nobody is told of it.
    const happened = (await site.storage.transitions({ from, to: to + 1, limit: 100_000 })).map(({ id }) => id)
    expect(happened[0]).toBe(`${to}:SN-0:presence:online`)
    expect((await eventsOf(hq, from)).map(({ id }) => id)).toEqual(happened.map((id) => calledAt('east', id)))
    expect(happened.length).toBeGreaterThan(LENGTH)
    for (const kind of ['devices', 'availability'] as const) {
      const there = await ownRows(site, from, to, kind)
      const here = (await download(hq, { ...REPORTS, kind, from, to })).slice(1)
      expect(here.map((row) => row.replace(/,(east)?$/i, '').replaceAll('east/', '')).toSorted()).toEqual(there)
    }
    expect(hq.events.filter(({ type }) => type === 'announcement')).toEqual([])

    // From the pairing on it is recorded as it comes.
    await site.fleet.waits(minutes(5))
    await Promise.all(BOXES.map((sn) => site.hears(sn)))
    const since = { from: to, to: site.fleet.clock.now() + 1 }
    const isToldOf = async (kind: 'events' | 'availability' | 'inventory') => {
      const table = await download(hq, { ...REPORTS, kind, ...since })
      expect(table[0]?.endsWith(',site')).toBe(true)
      expect(table.filter((row) => row.includes('east/SN-1') && /,east$/i.test(row)).length).toBeGreaterThan(0)
    }
    for (const kind of ['events', 'availability', 'inventory'] as const)
      await vi.waitFor(() => isToldOf(kind), { timeout: 10_000 })
    const summary = await hq.call('getSummary', { kind: 'availability', from, to, site: 'east' })
    expect(summary.boxes.map(({ gateway }) => gateway).toSorted()).toEqual(BOXES.map((sn) => `east/${sn}`))
  }, 120_000)

  test('what a site alone has is asked of it; while it is away that is said, and never taken for nothing', async () => {
    const { site, hq } = await world(3)
    const to = site.fleet.clock.now()
    expect(await hq.call('getGateway', { id: 'east/SN-0' })).toMatchObject({ lastReport: { body: 'the very words' } })
    await hq.call('acknowledge', { incidents: [`${to}:east/offline:SN-1`] })
    expect(site.acknowledged).toEqual([`${to}:offline:SN-1`])

    await site.cut()
    const from = to - days(3)
    const view = await hq.call('getHistory', { id: 'east/SN-0', from, to, points: 5000 })
    const midnight = Math.floor(to / days(1)) * days(1)
    expect(view.missing).toEqual([{ from: new Date(midnight).toISOString(), to: new Date(to).toISOString() }])
    expect(view.samples.length).toBeGreaterThanOrEqual(4)
    const blind = view.presence.filter(({ state }) => state === 'unobserved').at(-1)
    expect(blind).toEqual({
      from: new Date(midnight).toISOString(),
      to: new Date(to).toISOString(),
      state: 'unobserved',
    })
    const rows = await download(hq, { ...REPORTS, from, to })
    expect(rows.length).toBeGreaterThan(BOXES.length * 2)
    const [last] = (await hq.call('getExports', {})).exports
    expect(last).toMatchObject({ state: 'done', missing: [{ to: new Date(to).toISOString() }] })
    expect(await hq.call('getGateway', { id: 'east/SN-0' })).toMatchObject({ lastReport: null, siteAway: true })
    await expect(hq.call('acknowledge', { incidents: [`${to}:east/x`] })).rejects.toThrow('site-unreachable')
  }, 60_000)

  test('what is damaged or forged is put aside and said to be missing; a wiped engine is filled again', async () => {
    const { site, hq, stream, sealed } = await world(3)
    const [day = ''] = sealed.slice(-1)
    const range = { from: Date.parse(day), to: Date.parse(day) + days(1) }
    const missing = { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() }
    const js = jetstream(stream.connection)
    const forged = (text: string, gateway = 'SN-1') =>
      writeParcel({
        pieces: [{ gateway, from: range.from, to: range.to, reports: 1, bytes: deflateRawSync(text) }],
        left: [],
      })
    const asked = async () => await hq.call('getHistory', { id: 'east/SN-1', ...range })
    expect((await asked()).missing).toEqual([])
    const hostile: [string, Uint8Array][] = [
      ['garbage', new TextEncoder().encode('garbage')],
      ['a bomb', forged('0'.repeat(64 * 1024 * 1024))],
      ['of the future', forged('{"schema":2}')],
      [
        'hours that are none',
        forged(writeBoxHours({ rows: [], identities: new Map(), presence: [{ at: 'x' }] as never })),
      ],
    ]
    for (const [, bytes] of hostile) {
      await js.publish(boxesSubject('east', 0, day), bytes)
      const view = await asked()
      expect(view).toMatchObject({ missing: [missing], samples: [] })
    }
    // What another box said is not taken for this one's.
    const none = writeBoxHours({ rows: [], identities: new Map(), presence: [] })
    await js.publish(boxesSubject('east', 0, day), forged(none, 'west/SN-1'))
    expect(await asked()).toMatchObject({ missing: [missing], samples: [] })
    expect(hq.said.filter((line) => line.includes('was put aside')).length).toBeGreaterThanOrEqual(2)

    await (await jetstreamManager(stream.connection)).streams.purge('HIST')
    site.fleet.clock.advance(hours(1))
    await vi.waitFor(async () => expect(await subjectsOf(stream)).toContain(dayIndexSubject('east', day)), {
      timeout: 20_000,
    })
    const whole = await asked()
    expect(whole.missing).toEqual([])
    expect({ ...whole, missing: undefined }).toEqual(await ownHistory(site, 'SN-1', range.from, range.to))
  }, 60_000)
})

async function world(length: number) {
  const cluster = await startCluster()
  onTestFinished(() => cluster.stop())
  const stream = await makeSitesStream(cluster.addresses, undefined, ['SITES', 'HIST'])
  onTestFinished(() => stream.close())
  const servers = { address: cluster.addresses[0] ?? '' }
  const site = await new PastSite(await tempFolder(), servers).live(length)
  const sealed = await site.isSealed(length)
  const hq = await new TestHeadquarters(await tempFolder(), servers).start()
  site.connect()
  await vi.waitFor(
    async () => {
      expect((await hq.fleet()).gateways).toHaveLength(BOXES.length)
      const there = await subjectsOf(stream)
      for (const day of sealed) expect(there).toContain(dayIndexSubject('east', day))
    },
    { timeout: 60_000, interval: 100 },
  )
  return { site, hq, stream, sealed }
}

async function subjectsOf({ connection }: Awaited<ReturnType<typeof makeSitesStream>>): Promise<readonly string[]> {
  const { state } = await (await jetstreamManager(connection)).streams.info('HIST', { subjects_filter: '>' })
  return Object.keys(state.subjects ?? {})
}

async function ownHistory(site: PastSite, sn: string, from: Millis, to: Millis) {
  const gateway = site.fleet.gateways.find(({ id }) => id === sn)
  const present = gateway === undefined ? null : { state: gateway.presence, since: gateway.presenceSince }
  const past = await site.storage.past({ gateway: sn, from, to, points: 5000, present })
  return JSON.parse(JSON.stringify(viewHistory(past)))
}

/** The rows of the site's own export. */
async function ownRows(
  site: PastSite,
  from: Millis,
  to: Millis,
  kind: ExportAsk['request']['kind'] = 'reports',
): Promise<readonly string[]> {
  const form = { language: 'en', names: 'keys', bom: false, zone: 'UTC', leaveOutMuted: false, target: 99.5 } as const
  const request = { kind, from, to, gateways: null, form } as const
  const ask: ExportAsk = { request, now: to, defaultPeriod: 20_000, mutes: [], incidents: [], accountsSince: 0 }
  let text = ''
  for await (const { bytes } of site.storage.sheet(ask)) text += new TextDecoder().decode(bytes)
  return text.split('\r\n').slice(1, -1).toSorted()
}

/** All events from an instant on, page by page, newest first. */
async function eventsOf(hq: TestHeadquarters, from: Millis) {
  const found = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await hq.call('getEvents', { from, limit: 100, ...(before === undefined ? {} : { before }) })
    found.push(...page.events)
    before = page.next
  }
  return found
}

const calledAt = (site: string, id: string): string => `${id.slice(0, 14)}${site}/${id.slice(14)}`

async function download(hq: TestHeadquarters, input: Parameters<TestHeadquarters['download']>[0]) {
  const text = await hq.download(input)
  return text.split('\r\n').slice(0, -1)
}
