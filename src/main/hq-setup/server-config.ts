import { join, posix } from 'node:path'
import { formatServerAddress } from '../../shared/hq/server-address'
import { listenHost } from './parse-servers'
import type { HqServer, SetupRecord } from './setup-record'

/** The configuration of one server; who is let in stands beside it in `users.conf`. */
export function serverConfig(folder: string, record: SetupRecord, server: HqServer): string {
  const { place, store, diskGb, syncAlways, servers } = record
  const at = (file: string) => quoted(place === null ? join(folder, server.name, file) : posix.join(place, file))
  return `# Written by "fogwatch hq": what is changed by hand is lost with "hq renew".
server_name: ${server.name}
host: ${quoted(listenHost(server.host))}
port: ${server.port}
# Clients learn the other servers by the names that stand in the certificates.
client_advertise: ${quoted(formatServerAddress(server))}
max_payload: 4MB
# Sites that vanished without a word are let go within a minute.
ping_interval: "20s"
ping_max: 2

tls {
  cert_file: ${at('server.pem')}
  key_file: ${at('server.key')}
  ca_file: ${at('ca.pem')}
  timeout: 5
}

jetstream {
  store_dir: ${quoted(store ?? join(folder, server.name, 'store'))}
  max_memory_store: 64MB
  max_file_store: ${diskGb}GB
${syncAlways ? SYNC : NO_SYNC}
}
${servers.length === 1 ? '' : clusterConfig(record, server, at)}
include "users.conf"
`
}

const SYNC = `  # What is acknowledged is on the disk of a majority.
  sync_interval: always`

const NO_SYNC = `  # This version syncs every 2 minutes and knows no "sync_interval": what came since is lost with the power.`

function clusterConfig({ servers }: SetupRecord, server: HqServer, at: (file: string) => string): string {
  const routeOf = ({ host, routePort }: HqServer) => formatServerAddress({ host, port: routePort })
  const routes = servers.map((one) => quoted(`nats-route://${routeOf(one)}`))
  return `
cluster {
  name: fogwatch-hq
  host: ${quoted(listenHost(server.host))}
  port: ${server.routePort}
  advertise: ${quoted(routeOf(server))}
  # Both sides show a certificate: nothing else joins.
  tls {
    cert_file: ${at('server.pem')}
    key_file: ${at('server.key')}
    ca_file: ${at('ca.pem')}
    verify: true
    timeout: 5
  }
  routes: [ ${routes.join(', ')} ]
}
`
}

/** As the configuration takes it: JSON's quotes are its quotes. */
const quoted = (text: string): string => JSON.stringify(text)
