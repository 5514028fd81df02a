import { cp } from 'node:fs/promises'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { expect, onTestFinished, test } from 'vitest'
import type { Outgoing } from '../../../src/main/hq/link'
import { natsLink } from '../../../src/main/hq/nats-link'
import { SiteFold } from '../../../src/shared/hq/fold'
import type { Failure } from '../../../src/shared/hq/forwarding'
import { headersOf, type MessageHead } from '../../../src/shared/hq/message-head'
import { eventually } from '../../support/eventually'
import { ForwardedStation } from '../../support/hq/forwarded-station'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { startCluster } from '../../support/nats/cluster'
import { describeWithNats } from '../../support/nats/has-nats'
import { tcpProxy } from '../../support/nats/tcp-proxy'
import { tempFolder } from '../../support/temp-folder'

const head: MessageHead = {
  kind: 'commits',
  epoch: 'e1',
  session: 's1',
  from: '1790000000000-0123abcd:0',
  commit: '1790000000000-0123abcd:99',
  lastAt: 1_790_000_000_000,
  owesSnapshot: false,
  past: null,
  check: 'abc',
}

const message = (follows: number, id = `id${follows}`): Outgoing => ({
  id,
  headers: headersOf(head),
  bytes: new Uint8Array([1, 2, 3]),
  follows,
})

async function server() {
  const cluster = await startCluster()
  onTestFinished(cluster.stop)
  return cluster.addresses[0] ?? ''
}

/** A link to this address, when it is connected. */
async function linkTo(address: string, site = 'east') {
  const failures: Failure[] = []
  let connections = 0
  const link = natsLink(
    site,
    () =>
      connect({
        servers: [address],
        reconnect: false,
        timeout: 1000,
        pingInterval: 200,
        maxPingOut: 2,
        ignoreClusterUpdates: true,
      }),
    1000,
  )({ onConnected: () => connections++, onDisconnected: (failure) => failures.push(failure) })
  onTestFinished(() => link.close())
  return {
    link,
    failures,
    connected: (times: number) => eventually(() => expect(connections).toBe(times)),
  }
}

const failing = (work: Promise<unknown>): Promise<Failure | undefined> =>
  work.then(
    () => undefined,
    (error: { readonly failure?: Failure }) => error.failure,
  )

describeWithNats('a link to real servers', () => {
  test('keeps each message once and in order, and knows its own last one', async () => {
    const address = await server()
    const stream = await makeSitesStream([address])
    onTestFinished(() => stream.close())
    const { link, connected } = await linkTo(address)
    await connected(1)
    expect(await link.last()).toBeNull()
    expect(await link.publish(message(0))).toEqual({ sequence: 1, isDuplicate: false })
    expect(await link.publish(message(0))).toEqual({ sequence: 1, isDuplicate: true })
    expect(await failing(link.publish(message(0, 'other')))).toMatchObject({ code: 'wrong-sequence', last: 1 })
    const other = await linkTo(address, 'west')
    await other.connected(1)
    expect(await other.link.publish(message(0, 'west'))).toEqual({ sequence: 2, isDuplicate: false })
    expect(await link.publish(message(1))).toEqual({ sequence: 3, isDuplicate: false })
    const { kind: _, from: __, ...rest } = head
    expect(await link.last()).toEqual({ ...rest, sequence: 3 })
    expect(link.messageBytes).toBe(4 * 1024 * 1024)
  })

  test('says plainly why nothing is kept', async () => {
    const address = await server()
    const { link, connected } = await linkTo(address)
    expect(await failing(link.publish(message(0)))).toMatchObject({ code: 'unreachable' })
    await connected(1)
    // Without a stream nobody answers.
    expect(await failing(link.publish(message(0)))).toMatchObject({ code: 'cannot-store' })
    expect((await failing(link.last()))?.code).toMatch(/cannot-store|timeout/)
    const stream = await makeSitesStream([address])
    onTestFinished(() => stream.close())
    const manager = await jetstreamManager(stream.connection)
    await manager.streams.update('SITES', { max_msg_size: 2 })
    expect(await failing(link.publish(message(0)))).toMatchObject({ code: 'too-large' })
  })

  test('notices a cut and a black hole, and connects again by itself', async () => {
    const address = await server()
    const stream = await makeSitesStream([address])
    onTestFinished(() => stream.close())
    const proxy = await tcpProxy(address)
    onTestFinished(() => proxy.close())
    const { link, failures, connected } = await linkTo(`127.0.0.1:${proxy.port}`)
    await connected(1)
    proxy.cut()
    await eventually(() => expect(failures.length).toBeGreaterThan(0))
    proxy.restore()
    await connected(2)
    await link.publish(message(0))
    const before = failures.length
    proxy.blackHole()
    expect(await failing(link.publish(message(1)))).toBeDefined()
    await eventually(() => expect(failures.length).toBeGreaterThan(before))
    proxy.restore()
    await connected(3)
    expect(await link.last()).toMatchObject({ epoch: 'e1' })
  })

  test('says that the key is not known, or may not send', async () => {
    const users =
      'accounts { A { jetstream: enabled, users: [ { user: a, password: b, permissions: { publish: ["fogwatch.east.hb"] } } ] } }'
    const cluster = await startCluster(1, users)
    onTestFinished(cluster.stop)
    const { failures } = await linkTo(cluster.addresses[0] ?? '')
    await eventually(() => expect(failures[0]).toMatchObject({ code: 'unauthorized' }))
    let isConnected = false
    const link = natsLink(
      'east',
      () => connect({ servers: [...cluster.addresses], user: 'a', pass: 'b', reconnect: false }),
      1000,
    )({ onConnected: () => (isConnected = true), onDisconnected: () => undefined })
    onTestFinished(() => link.close())
    await eventually(() => expect(isConnected).toBe(true))
    expect(await failing(link.publish(message(0)))).toMatchObject({ code: 'forbidden' })
  })
})

describeWithNats('two stations with one key', () => {
  test('a copy begins anew and is heard of whole; the one it was copied from stops and says so; neither spoils the other', async () => {
    const address = await server()
    const stream = await makeSitesStream([address])
    onTestFinished(() => stream.close())
    const open = () =>
      natsLink('east', () => connect({ servers: [address], reconnect: false, ignoreClusterUpdates: true }), 1000)
    const station = await new ForwardedStation(await tempFolder(), open()).start()
    await station.hears('SN-1')
    const lastHead = async () => (await stream.read()).at(-1)?.head
    await eventually(async () =>
      expect(await lastHead()).toMatchObject({ commit: station.storage.tail.head, owesSnapshot: false }),
    )
    const folder = await tempFolder()
    await cp(station.folder, folder, { recursive: true, filter: (path) => !path.endsWith('.lock') })
    for (let i = 0; i < 3; i++) await station.hears('SN-1')
    await eventually(async () => expect(await lastHead()).toMatchObject({ commit: station.storage.tail.head }))

    const copy = await new ForwardedStation(folder, open()).start()
    await copy.hears('SN-9')
    await eventually(async () =>
      expect(await lastHead()).toMatchObject({ commit: copy.storage.tail.head, owesSnapshot: false }),
    )
    await Promise.all([station.hears('SN-1'), copy.hears('SN-9')])
    await eventually(() => expect(station.forwarder.standing.forwarding?.trouble?.code).toBe('conflict'))
    await eventually(async () => expect(await lastHead()).toMatchObject({ commit: copy.storage.tail.head }))
    const messages = await stream.read()
    const epochs = messages.map(({ head: { epoch } }) => epoch)
    expect(new Set(epochs).size).toBe(2)
    // First all of the one, then all of the other.
    expect(epochs).toEqual(epochs.toSorted((a, b) => epochs.indexOf(a) - epochs.indexOf(b)))
    const fold = new SiteFold()
    for (const { head, message } of messages) fold.take(head, message)
    expect([...fold.gateways].map(({ id }) => id).toSorted()).toEqual(['SN-1', 'SN-9'])
  })
})
