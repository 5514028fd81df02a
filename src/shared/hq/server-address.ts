/** Where a server of headquarters listens for clients. */
export interface ServerAddress {
  /** A name or an IP address, without brackets. */
  readonly host: string
  readonly port: number
}

const CLIENT_PORT = 4222

/** A name, an IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
const ADDRESS =
  /^(?:(?:tls|nats):\/\/)?(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9_](?:[a-z0-9_.-]{0,252})))(?::(\d{1,5}))?\/?$/i

/** @returns `null` if it is none: `hq1.example`, `hq1.example:4222`, `tls://10.0.0.1:4222`, `[fd00::1]:4222` */
export function parseServerAddress(text: string): ServerAddress | null {
  const match = ADDRESS.exec(text)
  const host = match?.[1] ?? match?.[2]
  const port = match?.[3] === undefined ? CLIENT_PORT : Number(match[3])
  return host === undefined || port < 1 || port > 65_535 ? null : { host: host.toLowerCase(), port }
}

/** `host:port`, as the client takes it. */
export const formatServerAddress = ({ host, port }: ServerAddress): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`
