import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import type { ConnectionOptions, NatsConnection } from '@nats-io/transport-node'
import type { Access } from '../../shared/hq/pairing'
import { parseServerAddress } from '../../shared/hq/server-address'
import { inboxPrefix } from '../../shared/hq/subjects'

export type { NatsConnection }

export interface ConnectOptions {
  /** What the servers call this connection in their own lists. */
  readonly name: string
  /** `host:port` of the only server to go to; any of them if not said. */
  readonly only?: string
  /** Whether to try for ever, from the first time on; if not, a failure is thrown. */
  readonly lasting: boolean
}

/**
 * Opens a connection to the servers of headquarters: TLS with the authority of the access file alone, the user's own key,
 * the user's own inbox. A way that swallows everything is noticed within 6 s, where the client would take minutes.
 * The library is loaded by the first call: who has no headquarters never loads it.
 */
export async function connectNats(access: Access, options: ConnectOptions): Promise<NatsConnection> {
  const { connect, nkeyAuthenticator } = await import('@nats-io/transport-node')
  return await connect({
    servers: options.only === undefined ? [...access.servers] : [options.only],
    name: options.name,
    authenticator: nkeyAuthenticator(new TextEncoder().encode(access.seed)),
    tls: tlsFor(access),
    inboxPrefix: inboxPrefix(access.user),
    timeout: 5000,
    pingInterval: 2000,
    maxPingOut: 2,
    maxReconnectAttempts: -1,
    reconnect: options.lasting,
    waitOnFirstConnect: options.lasting,
    ignoreClusterUpdates: options.only !== undefined,
  })
}

/**
 * A certificate has to be for one of the servers that the access file names. The client itself compares it with
 * `localhost` where a server is named by its IP address, which no honest certificate would pass.
 */
function tlsFor({ ca, servers }: Access): NonNullable<ConnectionOptions['tls']> {
  const hosts = servers.flatMap((one) => parseServerAddress(one)?.host ?? [])
  const check = (_: string, certificate: PeerCertificate): Error | undefined => {
    const wrong = hosts.map((host) => checkServerIdentity(host, certificate))
    return wrong.includes(undefined) ? undefined : wrong[0]
  }
  // Handed on to node:tls as it is, though the type does not know it.
  return { ca, checkServerIdentity: check } as NonNullable<ConnectionOptions['tls']>
}
