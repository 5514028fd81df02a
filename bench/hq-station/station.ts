/**
 * The station that `hq-station` loads: `node station.mjs <port> <data folder> <worker> <way>`, the way being `none`, or
 * the `host:port` that its headquarters is reached at, without TLS.
 */
import { connect } from '@nats-io/transport-node'
import { natsLink } from '../../src/main/hq/nats-link'
import { createStation } from '../../src/main/station'
import { standInSeed } from '../../src/shared/hq/stand-in-seed'

const [port = '', dataDir = '', worker = '', way = 'none'] = process.argv.slice(2)
const CA = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUe0\n-----END CERTIFICATE-----'
const options = { host: '127.0.0.1', port: Number(port), dataDir, viewerHost: '127.0.0.1', viewerPort: 0 }
const open = natsLink('east', () =>
  connect({
    servers: [way],
    reconnect: false,
    timeout: 1000,
    pingInterval: 2000,
    maxPingOut: 2,
    ignoreClusterUpdates: true,
  }),
)
const station = createStation(
  options,
  () => undefined,
  worker,
  undefined,
  () => open,
)
await station.start()
// All connections come from one address, which may otherwise send 1,000 reports a second.
await station.call('changeSettings', { reportsPerSecondPerSender: 0 })
if (way !== 'none') {
  const headquarters = { servers: [way], site: 'east', name: 'East', seed: standInSeed(), ca: CA }
  const changed = await station.call('changeSettings', { headquarters })
  if (!changed.ok) throw new Error(changed.problem.message)
}
process.on('SIGTERM', () => void station.stop().then(() => process.exit(0)))
process.on('message', async (asked) => {
  if (asked === 'standing') process.send?.(await station.call('getForwarding', {}))
})
process.send?.('ready')
