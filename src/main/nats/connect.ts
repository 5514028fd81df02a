import type { NatsConnection } from '@nats-io/transport-node'
import type { Access } from '../../shared/hq/pairing'
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
export async function connectNats(
  { user, servers, ca, seed }: Access,
  options: ConnectOptions,
): Promise<NatsConnection> {
  const { connect, nkeyAuthenticator } = await import('@nats-io/transport-node')
  return await connect({
    servers: options.only === undefined ? [...servers] : [options.only],
    name: options.name,
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    tls: { ca },
    inboxPrefix: inboxPrefix(user),
    timeout: 5000,
    pingInterval: 2000,
    maxPingOut: 2,
    maxReconnectAttempts: -1,
    reconnect: options.lasting,
    waitOnFirstConnect: options.lasting,
    ignoreClusterUpdates: options.only !== undefined,
  })
}
