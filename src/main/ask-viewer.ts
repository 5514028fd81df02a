import { type IncomingMessage, request } from 'node:http'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { connect as connectSecurely, type TLSSocket } from 'node:tls'
import type { ViewerNote } from './viewer-note'

/**
 * Asks a running station of this machine, by what it left in its data folder.
 * @param path with its query
 * @throws Error if nobody answers, or somebody else does
 */
export async function askViewer({ origin, key, fingerprint }: ViewerNote, path: string): Promise<IncomingMessage> {
  const url = new URL(path, origin)
  const socket = await (url.protocol === 'https:' ? reachSecurely(url, fingerprint) : reach(url))
  const headers = { host: url.host, connection: 'close', ...(key === null ? {} : { authorization: `Bearer ${key}` }) }
  return new Promise((resolve, reject) => {
    const asked = request({ createConnection: () => socket, path: `${url.pathname}${url.search}`, headers })
    asked.once('response', resolve)
    asked.once('error', reject)
    asked.end()
  })
}

/** The whole of a short answer. */
export async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const placeOf = ({ hostname, port, protocol }: URL) => ({
  host: hostname.replace(/^\[|\]$/g, ''),
  port: Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port),
})

function reach(url: URL): Promise<Socket> {
  const socket = connect(placeOf(url))
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('error', reject)
  })
}

/** The certificate may be one that nobody vouches for: it has to be the very one that the note speaks of. */
function reachSecurely(url: URL, fingerprint: string | null): Promise<TLSSocket> {
  const socket = connectSecurely({ ...placeOf(url), rejectUnauthorized: false })
  return new Promise((resolve, reject) => {
    socket.once('secureConnect', () => {
      if (socket.getPeerCertificate().fingerprint256 === fingerprint) return resolve(socket)
      socket.destroy()
      reject(new Error(`what answers at ${url.origin} is another than this data folder's station`))
    })
    socket.once('error', reject)
  })
}
