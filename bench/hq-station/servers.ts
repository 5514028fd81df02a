import { createServer } from 'node:net'
import { makeSitesStream } from '../../test/support/hq/sites-stream'
import { startCluster } from '../../test/support/nats/cluster'
import { freePorts } from '../../test/support/nats/free-ports'

/** Ways to headquarters, good and bad, by name: `host:port` of each. */
export async function startWays() {
  const cluster = await startCluster()
  const stream = await makeSitesStream(cluster.addresses)
  // Takes every connection and says nothing.
  const hole = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1')
  await new Promise((listening) => hole.once('listening', listening))
  const [closed = 0] = await freePorts(1)
  const address = hole.address()
  const holePort = typeof address === 'object' ? address?.port : 0
  return {
    ways: {
      none: 'none',
      'none again': 'none',
      refused: `127.0.0.1:${closed}`,
      'black hole': `127.0.0.1:${holePort}`,
      connected: cluster.addresses[0] ?? '',
    },
    async stop() {
      await stream.close()
      hole.close()
      await cluster.stop()
    },
  }
}
