import type { NatsConnection } from '@nats-io/transport-node'
import { connect } from '@nats-io/transport-node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { SiteStream } from '../../../src/main/headquarters/site-stream'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { startCluster } from '../../support/nats/cluster'
import { describeWithNats } from '../../support/nats/has-nats'

vi.setConfig({ testTimeout: 20_000 })

describeWithNats('the stream of sites', () => {
  test('is begun again where the connection ended before it was known where to begin', async () => {
    const cluster = await startCluster()
    onTestFinished(() => cluster.stop())
    const made = await makeSitesStream(cluster.addresses)
    onTestFinished(() => made.close())
    let connection: NatsConnection | undefined
    let [probes, asked] = [0, 0]
    const stream = new SiteStream({
      connect: async () => {
        connection = await connect({ servers: [...cluster.addresses], reconnect: false })
        return connection
      },
      log: () => undefined,
      // Probed ten times a second.
      pace: 50,
      begin: async () => {
        if (++asked > 1) return null
        await expect.poll(() => probes).toBeGreaterThan(0)
        await connection?.close()
        return null
      },
      onMessage: () => undefined,
      misses: () => false,
      onHeartbeat: () => undefined,
      onProbe: (isThere) => {
        if (isThere) probes++
      },
      onFell: () => undefined,
      hasMore: () => false,
    })
    await stream.start(null)
    onTestFinished(() => stream.stop())
    await expect.poll(() => asked, { timeout: 8000 }).toBe(2)
  })
})
