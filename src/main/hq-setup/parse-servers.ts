import { isIP } from 'node:net'
import { formatServerAddress, parseServerAddress } from '../../shared/hq/server-address'
import { WrongUsage } from './setup-failure'
import type { HqServer } from './setup-record'

const ROUTE_PORT = 6222
const COUNTS = [1, 3, 5]

/**
 * Reads `--servers`: `host[:port[:route port]]`, separated by commas. One server keeps everything once, three or five
 * keep it three times; two would stop as soon as either does.
 * @throws WrongUsage
 */
export function parseServers(text: string): readonly HqServer[] {
  const parts = text.split(',').map((part) => part.trim())
  const servers = parts.map((part, index) => ({ name: `n${index + 1}`, ...parseOne(part) }))
  if (!COUNTS.includes(servers.length)) {
    throw new WrongUsage(`--servers names ${servers.length} servers: use three (or one to try it out, or five)`)
  }
  const taken = servers.flatMap(({ host, port, routePort }) => [
    formatServerAddress({ host, port }),
    formatServerAddress({ host, port: routePort }),
  ])
  const twice = taken.find((address, index) => taken.indexOf(address) !== index)
  if (twice !== undefined) throw new WrongUsage(`--servers names ${twice} twice`)
  return servers
}

function parseOne(text: string) {
  const [, address = text, route] = /^(.+:\d+):(\d{1,5})$/.exec(text) ?? []
  const parsed = /:\/\//.test(text) ? null : parseServerAddress(address)
  const routePort = route === undefined ? ROUTE_PORT : Number(route)
  if (parsed !== null && routePort >= 1 && routePort <= 65_535) return { ...parsed, routePort }
  throw new WrongUsage(
    `--servers: "${text}" is no address of a server; it looks like hq1.example, 10.0.0.1:4222 or 10.0.0.1:4222:6222`,
  )
}

/** Where a server listens: on the loopback where that is its address, else everywhere. */
export function listenHost(host: string): string {
  if (host === 'localhost') return '127.0.0.1'
  if (host === '::1' || host.startsWith('127.')) return host
  return isIP(host) === 6 ? '::' : '0.0.0.0'
}
