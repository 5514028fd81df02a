import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { connect as connectPlain, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/transport-node'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createUserKey } from '../../../src/main/hq-setup/nkeys'
import { makeAuthority } from '../../../src/main/hq-setup/openssl'
import { readRecord } from '../../../src/main/hq-setup/setup-record'
import { connectNats } from '../../../src/main/nats/connect'
import {
  commandSubject,
  commitSubject,
  dayIndexSubject,
  heartbeatSubject,
  inboxPrefix,
} from '../../../src/shared/hq/subjects'
import { LEADER } from '../../support/nats/cluster'
import { freePorts } from '../../support/nats/free-ports'
import { ServerProcess } from '../../support/nats/server-process'
import { tempFolder } from '../../support/temp-folder'
import { describeWithHeadquarters, type Headquarters, hq, startHeadquarters } from './hq'

describeWithHeadquarters('who may do what, with three servers as "hq init" configures them', () => {
  let it: Headquarters
  let s1: NatsConnection
  let s2: NatsConnection
  let headquarters: NatsConnection

  beforeAll(async () => {
    it = await startHeadquarters(3, ['s1', 's2', 's3'])
    s1 = await it.connect(await it.pairing('s1'))
    s2 = await it.connect(await it.pairing('s2'))
    headquarters = await it.connect(await it.access('hq'))
  }, 60_000)
  afterAll(() => it?.stop())

  const options = { name: 'test', lasting: false }
  const publish = (connection: NatsConnection, subject: string, id: string) =>
    jetstream(connection).publish(subject, `body of ${id}`, { msgID: id, timeout: 5000 })
  /** What an API of JetStream answers; a refusal comes as an error. */
  const ask = async (connection: NatsConnection, api: string, body: object = {}) =>
    (await connection.request(`$JS.API.${api}`, JSON.stringify(body), { timeout: 2000 })).string()
  /** The last message of a subject as a site asks for it. */
  const lastOf = async (connection: NatsConnection, subject: string) =>
    (await (await asManager(connection)).direct.getMessage('SITES', { last_by_subj: subject }))?.string()
  const asManager = (connection: NatsConnection) => jetstreamManager(connection, { checkAPI: false })
  const DENIED = /permissions violation/i

  test('without a key, and with a key that nobody knows: refused', async () => {
    const access = await it.pairing('s1')
    await expect(connectNats({ ...access, seed: createUserKey().seed }, options)).rejects.toThrow(/authorization/i)
    const { connect } = await import('@nats-io/transport-node')
    // Handed on to node:tls; as in connectNats.
    const tls = { ca: access.ca, checkServerIdentity: () => undefined }
    const bare = connect({ servers: [...access.servers], tls, reconnect: false })
    await expect(bare).rejects.toThrow(/authorization/i)
  })

  test('a server whose certificate another authority made is not talked to', async () => {
    const access = await it.pairing('s1')
    const other = (await makeAuthority()).certificate
    await expect(connectNats({ ...access, ca: other }, options)).rejects.toThrow(/certificate/i)
  })

  test('plain TCP: the server closes', async () => {
    const socket: Socket = connectPlain(it.cluster.servers[0]?.port ?? 0, '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'data')
    socket.write('CONNECT {"verbose":false}\r\nPING\r\n')
    socket.resume()
    await once(socket, 'close')
  })

  test('no server joins the cluster without a certificate of its authority', async () => {
    const folder = await tempFolder()
    const [port = 0, routePort = 0] = await freePorts(2)
    const setup = join(folder, 'setup')
    // Set up alike, with another authority; then sent to ours.
    await hq(
      'init',
      '--here',
      '--disk',
      '1',
      '--out',
      setup,
      '--servers',
      `127.0.0.1:${port}:${routePort},127.0.0.1:1:2,127.0.0.1:3:4`,
    )
    const configFile = join(setup, 'n1/nats-server.conf')
    const { routePort: ours } = (await readRecord(it.folder)).servers[0] ?? { routePort: 0 }
    const config = (await readFile(configFile, 'utf8')).replace('server_name: n1', 'server_name: n4')
    await writeFile(configFile, config.replace(/routes: .*/, `routes: [ "nats-route://127.0.0.1:${ours}" ]`))
    const stranger = new ServerProcess('n4', port, configFile)
    onTestFinished(() => stranger.kill())
    await stranger.start()
    await it.cluster.servers[0]?.says(/TLS route handshake error.*(bad certificate|unknown (certificate )?authority)/)
    expect(it.cluster.servers[0]?.log).not.toContain('n4')
  })

  test('a site publishes its own commits, each once, and only upon the one before', async () => {
    const js = jetstream(s1)
    const first = await js.publish(commitSubject('s1'), 'one', { msgID: 's1:e:1', expect: { lastSubjectSequence: 0 } })
    expect(first).toMatchObject({ stream: 'SITES', duplicate: false })
    const again = await js.publish(commitSubject('s1'), 'one', { msgID: 's1:e:1' })
    expect(again.duplicate).toBe(true)
    const upon = js.publish(commitSubject('s1'), 'two', { msgID: 's1:e:2', expect: { lastSubjectSequence: 0 } })
    await expect(upon).rejects.toThrow(/wrong last sequence/)
  })

  test('it reads its own last message and nobody else’s', async () => {
    await publish(s2, commitSubject('s2'), 's2:e:1')
    // Any of the three answers, and one of them may be a moment behind what was acknowledged.
    await vi.waitFor(async () => expect(await lastOf(s2, commitSubject('s2'))).toBe('body of s2:e:1'))
    await expect(lastOf(s1, commitSubject('s2'))).rejects.toThrow(DENIED)
    await expect(ask(s1, 'STREAM.MSG.GET.SITES', { last_by_subj: commitSubject('s2') })).rejects.toThrow(DENIED)
    await expect(ask(s1, 'DIRECT.GET.SITES', { last_by_subj: commitSubject('s2') })).rejects.toThrow(DENIED)
  })

  test.each([
    { last_by_subj: 'fogwatch.s2.commit' },
    { next_by_subj: 'fogwatch.s2.commit' },
    { seq: 2 },
    { seq: 1, batch: 9 },
    { multi_last: ['fogwatch.>'] },
  ])('asking for its own, it gets nothing else by what it writes into the payload: %o', async (body) => {
    await publish(s2, commitSubject('s2'), 's2:e:1')
    const answer = await ask(s1, 'DIRECT.GET.SITES.fogwatch.s1.commit', body)
    expect(answer).not.toContain('s2')
  })

  test('it publishes as nobody else', async () => {
    await expect(publish(s1, commitSubject('s2'), 's2:e:forged')).rejects.toThrow(DENIED)
    await expect(publish(s1, 'fogwatch-hq.snap.s2', 'x')).rejects.toThrow(DENIED)
    expect(await lastOf(s2, commitSubject('s2'))).toBe('body of s2:e:1')
  })

  test.each(['fogwatch.>', heartbeatSubject('*'), '>', '_INBOX.>', `${inboxPrefix('s2')}.>`, `${inboxPrefix('hq')}.>`])(
    'it hears nothing of others: %s',
    async (subject) => {
      const subscription = s1.subscribe(subject, { callback: () => undefined })
      await expect(subscription.closed).resolves.toMatchObject({ message: expect.stringMatching(DENIED) })
    },
  )

  test.each([
    ['STREAM.DELETE.SITES', {}],
    ['STREAM.PURGE.SITES', {}],
    ['STREAM.UPDATE.SITES', { name: 'SITES' }],
    ['STREAM.CREATE.OTHER', { name: 'OTHER', subjects: ['other'] }],
    ['STREAM.INFO.SITES', {}],
    ['CONSUMER.CREATE.SITES', { stream_name: 'SITES', config: {} }],
  ])('it may not %s', async (api, body) => {
    await expect(ask(s1, api, body)).rejects.toThrow(DENIED)
  })

  test('headquarters hears the heartbeats of all sites, and takes all commits in order', async () => {
    const heard = new Set<string>()
    headquarters.subscribe(heartbeatSubject('*'), { callback: (_, { subject }) => void heard.add(subject) })
    await headquarters.flush()
    // That somebody listens gets to the servers of the sites in a moment.
    await vi.waitFor(() => {
      s1.publish(heartbeatSubject('s1'))
      s2.publish(heartbeatSubject('s2'))
      expect([...heard].sort()).toEqual(['fogwatch.s1.hb', 'fogwatch.s2.hb'])
    })
    const consumer = await jetstream(headquarters).consumers.get('SITES')
    const messages = await consumer.fetch({ max_messages: 2, expires: 5000 })
    const subjects: string[] = []
    for await (const { subject } of messages) subjects.push(subject)
    expect(subjects).toEqual(['fogwatch.s1.commit', 'fogwatch.s2.commit'])
  })

  test('a site answers headquarters once, and writes into nobody’s inbox unasked', async () => {
    const commands = s1.subscribe(commandSubject('s1', '>'))
    void (async () => {
      for await (const asked of commands) {
        asked.respond(`answer to ${asked.string()}`)
        asked.respond('and once more')
      }
    })()
    await s1.flush()
    const answer = await headquarters.request(commandSubject('s1', 'report'), 'this', { timeout: 5000 })
    expect(answer.string()).toBe('answer to this')
    commands.unsubscribe()
    const heard: string[] = []
    headquarters.subscribe(`${inboxPrefix('hq')}.stray`, { callback: (_, { subject }) => void heard.push(subject) })
    await headquarters.flush()
    s1.publish(`${inboxPrefix('hq')}.stray`, 'unasked')
    await s1.flush()
    await headquarters.flush()
    expect(heard).toEqual([])
    await expect(publish(s1, commandSubject('s2', 'report'), 'x')).rejects.toThrow(DENIED)
    const others = s1.subscribe(commandSubject('s2', '>'), { callback: () => undefined })
    await expect(others.closed).resolves.toMatchObject({ message: expect.stringMatching(DENIED) })
  })

  test('a site keeps sealed days of its own, of each part the last, and reads back nobody else’s', async () => {
    const dayOf = async (connection: NatsConnection, subject: string) =>
      connection.request(`$JS.API.DIRECT.GET.HIST.${subject}`, '', { timeout: 2000 })
    const own = dayIndexSubject('s1', '2026-11-22')
    await publish(s1, own, 's1:first')
    await expect(publish(s1, own, 's1:second')).resolves.toMatchObject({ stream: 'HIST' })
    await vi.waitFor(async () => expect((await dayOf(s1, own)).string()).toBe('body of s1:second'))
    expect((await dayOf(headquarters, own)).string()).toBe('body of s1:second')
    const foreign = dayIndexSubject('s2', '2026-11-22')
    await publish(s2, foreign, 's2:first')
    await expect(publish(s1, foreign, 's1:forged')).rejects.toThrow(DENIED)
    await expect(publish(headquarters, own, 'forged')).rejects.toThrow(DENIED)
    await expect(dayOf(s1, foreign)).rejects.toThrow(DENIED)
    await expect(ask(s1, 'DIRECT.GET.HIST', { last_by_subj: foreign })).rejects.toThrow(DENIED)
    await expect(ask(s1, 'STREAM.MSG.GET.HIST', { last_by_subj: foreign })).rejects.toThrow(DENIED)
    expect(await ask(s1, `DIRECT.GET.HIST.${own}`, { next_by_subj: foreign })).not.toContain('s2')
  })

  test('headquarters keeps its snapshots, and can neither forge a commit nor remove a stream', async () => {
    await expect(publish(headquarters, 'fogwatch-hq.snap.s1', 'snap')).resolves.toMatchObject({ stream: 'SNAP' })
    await expect(publish(headquarters, commitSubject('s1'), 'forged')).rejects.toThrow(DENIED)
    for (const api of ['STREAM.DELETE.SITES', 'STREAM.PURGE.SITES', 'STREAM.UPDATE.SITES'])
      await expect(ask(headquarters, api)).rejects.toThrow(DENIED)
  })

  test('a stream that was made and is gone is not made again under its name', async () => {
    const manager = await asManager(await it.connect(await it.access('admin')))
    await manager.streams.delete('HIST')
    const refused = await hq('streams', '--dir', it.folder)
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/HIST was made at .+ and is gone/)
    expect((await manager.streams.names().next()).sort()).toEqual(['HQ', 'SITES', 'SNAP'])
  })

  test('revoked and reloaded: the site is cut off at once, cannot come back, and the others notice nothing', async () => {
    const pairing = await it.pairing('s3')
    const s3 = await it.connect(pairing)
    await publish(s3, commitSubject('s3'), 's3:e:1')
    expect((await hq('revoke', 's3', '--dir', it.folder)).code).toBe(0)
    await Promise.all(it.cluster.servers.map((server) => server.reload()))
    await s3.closed()
    for (const only of it.cluster.addresses)
      await expect(connectNats(pairing, { ...options, only })).rejects.toThrow(/authorization/i)
    await expect(publish(s2, commitSubject('s2'), 's2:e:2')).resolves.toMatchObject({ duplicate: false })
    expect(s1.isClosed()).toBe(false)
  })

  test('added again it has a new key, with which it reads on where it was', async () => {
    expect((await hq('add-site', 's3', '--dir', it.folder)).code).toBe(0)
    await Promise.all(it.cluster.servers.map((server) => server.reload()))
    const s3 = await it.connect(await it.pairing('s3'))
    expect(await lastOf(s3, commitSubject('s3'))).toBe('body of s3:e:1')
  })

  test('new certificates are taken while the servers run, also between them, and nobody is paired again', async () => {
    const { ca } = await it.pairing('s1')
    const before = await serialOf(it.cluster.servers[0]?.port ?? 0, ca)
    expect((await hq('renew', '--dir', it.folder)).code).toBe(0)
    await Promise.all(it.cluster.servers.map((server) => server.reload()))
    expect(await serialOf(it.cluster.servers[0]?.port ?? 0, ca)).not.toBe(before)
    // One comes back among two that run with what they read while they ran.
    const [restarted] = it.cluster.servers
    const from = restarted?.log.length ?? 0
    await restarted?.kill()
    await restarted?.start()
    await restarted?.says(LEADER, from)
    const back = await it.connect(await it.pairing('s2'), restarted?.address)
    await vi.waitFor(() => publish(back, commitSubject('s2'), 's2:e:3'), { timeout: 15_000, interval: 200 })
  }, 30_000)
})

/** What the certificate of a server is known by; it shows it once it has said who it is. */
async function serialOf(port: number, ca: string): Promise<string | undefined> {
  const socket = connectPlain(port, '127.0.0.1')
  await once(socket, 'data')
  const secure = connectTls({ socket, ca, checkServerIdentity: () => undefined })
  await once(secure, 'secureConnect')
  const serial = secure.getPeerX509Certificate()?.serialNumber
  secure.destroy()
  return serial
}
