import { judgeServerVersion } from '../../shared/hq/server-version'
import type { SetupRecord } from './setup-record'

/** What was found at one server. */
export type Looked = { readonly version: string } | { readonly failure: string }

export interface ServersFound {
  readonly lines: readonly string[]
  /** Whether each answers with a version that will do. */
  readonly canGoOn: boolean
}

/**
 * Says of each server what runs there, and what is wrong with it.
 * @param looked in the order of `record.servers`
 */
export function tellServers({ servers, syncAlways }: SetupRecord, looked: readonly Looked[]): ServersFound {
  let canGoOn = true
  // Most often the same is to be said of all of them, once.
  const warnings = new Set<string>()
  const lines = servers.map(({ name, host, port }, index) => {
    const found = looked[index] ?? { failure: 'was not asked' }
    if ('failure' in found) {
      canGoOn = false
      return `server ${name} (${host}:${port}) ${found.failure}`
    }
    const { fitness, canSyncAlways, warning } = judgeServerVersion(found.version)
    if (fitness === 'refused') canGoOn = false
    if (warning !== null) warnings.add(`warning: ${warning}`)
    if (canSyncAlways && !syncAlways) warnings.add(`warning: ${CAN_SYNC}`)
    return `server ${name} (${host}:${port}) runs nats-server ${found.version}`
  })
  return { lines: [...lines, ...warnings], canGoOn }
}

const CAN_SYNC =
  'the servers acknowledge what is not on their disks yet, and need not: "hq renew --server-version" with their version, then copy the folders again and restart one after the other'

/** Why a connection failed, as the end of a sentence about the server. */
export function tellFailure(error: unknown): string {
  const { name, message, cause } = error as Error & { readonly cause?: unknown }
  const text = `${name} ${message} ${cause instanceof Error ? `${cause.message} ${(cause as NodeJS.ErrnoException).code}` : ''}`
  if (/authorization/i.test(text)) return 'refuses the key: it runs with another users.conf'
  if (/certificate has expired|CERT_HAS_EXPIRED/i.test(text)) {
    return 'shows a certificate that has ended: "hq renew", copy the folders to the servers and reload them; or the clock of this machine is wrong'
  }
  if (/certificate is not yet valid|CERT_NOT_YET_VALID/i.test(text)) {
    return 'shows a certificate that is not valid yet: the clock of this machine is behind, or was ahead where it was made'
  }
  if (/certificate|self.signed|altname/i.test(text)) return `shows a certificate that is not of this setup (${message})`
  if (/ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|timeout|EAI_AGAIN|CONNECTION_REFUSED/i.test(text)) {
    return `cannot be reached (${message})`
  }
  return `cannot be used: ${message}`
}
