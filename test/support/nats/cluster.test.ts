import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { expect, onTestFinished, test } from 'vitest'
import { isAlive } from '../processes'
import { startCluster } from './cluster'
import { describeWithNats } from './has-nats'

const connected = async (servers: readonly string[]) => {
  const connection = await connect({ servers: [...servers], maxReconnectAttempts: -1, reconnectTimeWait: 50 })
  onTestFinished(() => connection.close())
  return connection
}

describeWithNats('the servers that tests run on', () => {
  test('one keeps what it acknowledged over a kill, and none is left after stop', async () => {
    const { servers, addresses, stop } = await startCluster()
    onTestFinished(stop)
    const connection = await connected(addresses)
    const manager = await jetstreamManager(connection)
    await manager.streams.add({ name: 'S', subjects: ['s'], allow_direct: true })
    await jetstream(connection).publish('s', 'kept')
    const [server] = servers
    const before = server?.pid
    await server?.kill()
    expect(server?.isRunning).toBe(false)
    await server?.start()
    expect(server?.pid).not.toBe(before)
    const again = await connected(addresses)
    const message = await (await jetstreamManager(again)).direct.getMessage('S', { last_by_subj: 's' })
    expect(message?.string()).toBe('kept')
    await stop()
    expect(isAlive(server?.pid ?? before ?? 0)).toBe(false)
  })

  test('three keep it three times, and go on without one', async () => {
    const { servers, addresses, stop } = await startCluster(3)
    onTestFinished(stop)
    const manager = await jetstreamManager(await connected(addresses), { timeout: 10_000 })
    const { cluster } = await manager.streams.add({ name: 'S', subjects: ['s'], num_replicas: 3 })
    const follower = servers.find(({ name }) => name !== cluster?.leader)
    await follower?.kill()
    const rest = servers.filter((server) => server !== follower).map(({ address }) => address)
    await jetstream(await connected(rest)).publish('s', 'one', { timeout: 5000 })
  })

  test('a configuration that is none is told with what the server says of it', async () => {
    await expect(startCluster(1, 'no_such_field: 1')).rejects.toThrow(/no_such_field/)
  })
})
