import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellServers } from '../../../src/main/hq-setup/look-at-servers'
import { readRecord } from '../../../src/main/hq-setup/setup-record'
import { days, minutes } from '../../../src/shared/time/millis'
import { natsVersion } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'
import { describeWithHeadquarters, type Headquarters, hq, startHeadquarters } from './hq'

describeWithHeadquarters('hq streams, with one server', () => {
  let it: Headquarters
  beforeAll(async () => {
    it = await startHeadquarters(1, [])
  }, 30_000)
  afterAll(() => it?.stop())

  const manager = async () => jetstreamManager(await it.connect(await it.access('admin')), { checkAPI: false })
  /** A copy of the setup, to be spoilt. */
  const copied = async () => {
    const folder = join(await tempFolder(), 'setup')
    await cp(it.folder, folder, { recursive: true })
    return folder
  }

  test('made them as they have to be, and keeps when', async () => {
    const streams = (await manager()).streams
    const [sites, hist, snap] = await Promise.all(
      ['SITES', 'HIST', 'SNAP'].map(async (name) => (await streams.info(name)).config),
    )
    expect(sites).toMatchObject({
      subjects: ['fogwatch.*.commit'],
      storage: 'file',
      num_replicas: 1,
      allow_direct: true,
      discard: 'old',
      max_age: days(7) * 1e6,
      duplicate_window: minutes(2) * 1e6,
    })
    expect(hist).toMatchObject({ subjects: ['fogwatch.*.history.>'], max_msgs_per_subject: 1, max_age: days(30) * 1e6 })
    expect(snap).toMatchObject({ subjects: ['fogwatch-hq.snap.>'], max_msgs_per_subject: 1, allow_direct: true })
    // Together within what the servers may take, or the last of them could not be made.
    expect((sites?.max_bytes ?? 0) + (hist?.max_bytes ?? 0) + (snap?.max_bytes ?? 0)).toBeLessThan(2e9)
    expect(Object.keys((await readRecord(it.folder)).streams)).toEqual(['SITES', 'HIST', 'SNAP', 'HQ'])
  })

  test('asked again it changes nothing, and says which version runs', async () => {
    const said = await hq('streams', '--dir', it.folder)
    expect(said).toMatchObject({ code: 0, err: '' })
    expect(said.out).toContain(`runs nats-server ${natsVersion()}`)
    expect(said.out.match(/stream \w+ is there/g)).toHaveLength(4)
  })

  test('a stream that another hand made otherwise is told, not changed', async () => {
    const { streams } = await manager()
    const { config } = await streams.info('SNAP')
    await streams.update('SNAP', { ...config, max_msgs_per_subject: 5 })
    const said = await hq('streams', '--dir', it.folder)
    expect(said).toMatchObject({ code: 1, out: expect.stringContaining('max_msgs_per_subject is 5 instead of 1') })
    await streams.update('SNAP', config)
  })

  test('a stream that is full is told, with what to do', async () => {
    const connection = await it.connect(await it.access('admin'))
    const { streams } = await jetstreamManager(connection, { checkAPI: false })
    const { config } = await streams.info('SITES')
    await streams.update('SITES', { ...config, max_bytes: 20_000 })
    for (let n = 0; n < 60; n++) await connection.request('fogwatch.east.commit', new Uint8Array(500))
    const said = await hq('streams', '--dir', it.folder)
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('stream SITES is full') })
    await streams.update('SITES', config)
    expect((await hq('streams', '--dir', it.folder)).out).not.toContain('is full')
  })

  test('a stream that is there and stores nothing is told, with the words of the servers', async () => {
    const { streams } = await manager()
    const { config } = await streams.info('HIST')
    // Stands for a disk that is full: what is there fills it, and nothing new is taken.
    await streams.update('HIST', { ...config, max_bytes: 1, discard: 'new' })
    const said = await hq('streams', '--dir', it.folder)
    expect(said).toMatchObject({
      code: 1,
      out: expect.stringMatching(/stream HIST cannot store \(maximum bytes exceeded\)/),
    })
    await streams.update('HIST', config)
    expect(await hq('streams', '--dir', it.folder)).toMatchObject({ code: 0 })
  })

  test('a stream that was made and is gone is made again only once the stores are said to be new', async () => {
    await (await manager()).streams.delete('HIST')
    expect(await hq('streams', '--dir', it.folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('HIST was made at'),
    })
    const said = await hq('streams', '--dir', it.folder, '--stores-are-new')
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('stream HIST made') })
  })

  test('what stands in the way is said of the server that it is about', async () => {
    const [address = ''] = it.cluster.addresses
    const said = async (change: (admin: string) => string) => {
      const folder = await copied()
      const path = join(folder, 'secrets/admin.json')
      await writeFile(path, change(await readFile(path, 'utf8')))
      return await hq('streams', '--dir', folder)
    }
    const gone = await said((admin) => admin.replace(address, '127.0.0.1:1'))
    expect(gone).toMatchObject({ code: 1, out: expect.stringMatching(/server n1 .* cannot be reached/) })
    const stranger = await strangers()
    const refused = await said((admin) => JSON.stringify({ ...JSON.parse(admin), seed: stranger.seed }))
    expect(refused).toMatchObject({ code: 1, out: expect.stringMatching(/server n1 .* refuses the key/) })
    const untrusted = await said((admin) => JSON.stringify({ ...JSON.parse(admin), ca: stranger.ca }))
    expect(untrusted).toMatchObject({ code: 1, out: expect.stringMatching(/server n1 .* not of this setup/) })
  })

  /** The access of somebody else's setup. */
  async function strangers(): Promise<{ seed: string; ca: string }> {
    const folder = join(await tempFolder(), 'other')
    await hq('init', '--out', folder, '--servers', '127.0.0.1')
    return JSON.parse(await readFile(join(folder, 'secrets/admin.json'), 'utf8')) as { seed: string; ca: string }
  }

  test('when the server is gone it says so, and does not wait for ever', async () => {
    await it.cluster.servers[0]?.kill()
    const said = await hq('streams', '--dir', it.folder)
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('every server has to run') })
    expect(said.out).toMatch(/server n1 .* cannot be reached/)
    await rm(join(it.folder, 'secrets/admin.json'))
    expect(await hq('streams', '--dir', it.folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not there; take the setup from a backup'),
    })
  })
})

const record = {
  schema: 1,
  createdAt: '2026-11-22T00:00:00.000Z',
  servers: ['n1', 'n2'].map((name) => ({ name, host: name, port: 4222, routePort: 6222 })),
  place: '/etc/fogwatch-hq',
  store: '/var/lib/fogwatch-hq',
  diskGb: 50,
  historyDays: 30,
  syncAlways: true,
  ownAuthority: true,
  keys: { hq: 'U', admin: 'U', system: 'U' },
  sites: [],
  streams: {},
} as const

test.each([
  ['2.10.27', true, true, /^server n1 \(n1:4222\) runs nats-server 2\.10\.27$/],
  ['2.10.27', false, true, /hq renew --server-version/],
  ['2.10.20', true, true, /older than 2\.10\.27/],
  ['2.9.10', false, true, /trying out only: it acknowledges what is not on the disk/],
  ['2.8.4', false, false, /2\.8\.4 lacks what headquarters needs/],
])('nats-server %s, synced: %s → may go on: %s', (version, syncAlways, canGoOn, said) => {
  const found = tellServers({ ...record, syncAlways }, [{ version }, { version: '2.10.27' }])
  expect(found.canGoOn).toBe(canGoOn)
  expect(found.lines.filter((line) => !line.startsWith('server n2')).join('\n')).toMatch(said)
})
