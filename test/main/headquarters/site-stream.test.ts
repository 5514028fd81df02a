import { jetstream } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { SiteStream } from '../../../src/main/headquarters/site-stream'
import { commitSubject } from '../../../src/shared/hq/subjects'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { startCluster } from '../../support/nats/cluster'
import { describeWithNats } from '../../support/nats/has-nats'

vi.setConfig({ testTimeout: 20_000 })

describeWithNats('the stream of sites', () => {
  test('is read from where to begin once that is known, though the connection ended while that was asked', async () => {
    const cluster = await startCluster()
    onTestFinished(() => cluster.stop())
    const made = await makeSitesStream(cluster.addresses)
    onTestFinished(() => made.close())
    let connection: NatsConnection | undefined
    await jetstream(made.connection).publish(commitSubject('east'), 'something')
    let [probes, asked] = [0, 0]
    const told: string[] = []
    const stream = new SiteStream({
      connect: async () => {
        connection = await connect({ servers: [...cluster.addresses], reconnect: false })
        return connection
      },
      log: () => undefined,
      // Probed ten times a second.
      pace: 50,
      begin: async () => {
        if (++asked > 1) {
          // The clock by which it is watched whether anything is delivered.
          vi.spyOn(performance, 'now').mockImplementation(() => Date.now() * 20)
          await new Promise((resolve) => setTimeout(resolve, 1500))
          vi.restoreAllMocks()
          told.push('begun')
          return null
        }
        await expect.poll(() => probes).toBeGreaterThan(0)
        await connection?.close()
        return null
      },
      onMessage: () => told.push('message'),
      misses: () => false,
      onHeartbeat: () => undefined,
      onProbe: (isThere) => {
        if (isThere) probes++
      },
      onFell: () => undefined,
      hasMore: () => true,
    })
    await stream.start(null)
    onTestFinished(() => stream.stop())
    await expect.poll(() => asked, { timeout: 8000 }).toBe(2)
    await expect.poll(() => told, { timeout: 8000 }).toEqual(['begun', 'message'])
  })
})
