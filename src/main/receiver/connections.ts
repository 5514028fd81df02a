import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ConnectionError } from 'fastify'
import { BROKEN_REQUEST, HEADERS_TOO_LARGE, type Refusal, TLS, TOO_SLOW, wrongMethod } from './refusals'

/** A customer's whole fleet may come from one address; beyond that somebody holds connections open. */
const CONNECTIONS_PER_ADDRESS = 2048

/** As much of a broken request as helps to see what it was. */
const BYTES_SHOWN = 512

/** Takes connections from somewhere only, and no more from one address than a whole fleet behind it would hold. */
export function limitConnections(server: Server): void {
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress
    // Reset before it was taken: the system no longer says from where, so nobody can be let in, answered or listed.
    if (address === undefined) return socket.destroy()
    const count = (open.get(address) ?? 0) + 1
    if (count > CONNECTIONS_PER_ADDRESS) return socket.destroy()
    open.set(address, count)
    return socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left === 0) open.delete(address)
      else open.set(address, left)
    })
  })
}

/** Answers a sender that stalls, or speaks something else than HTTP, and ends its connection. */
export function refuseConnection(
  error: ConnectionError,
  socket: Socket,
  refuse: (from: string, refusal: Refusal) => void,
): void {
  // A sender that has gone away made no mistake that anybody could mend.
  if (error.code === 'ECONNRESET' || socket.remoteAddress === undefined) return void socket.destroy()
  const refusal = refusalOf(error)
  refuse(socket.remoteAddress, refusal)
  // Who speaks TLS cannot read an answer; everybody else is told.
  if (refusal.code === 'tls' || !socket.writable) socket.destroy()
  else socket.end(answer(refusal))
}

/** Answers who takes us for a proxy. Node gives a CONNECT away as a bare connection: no route ever sees it. */
export function refuseTunnel(
  request: IncomingMessage,
  connection: Duplex,
  refuse: (from: string, refusal: Refusal) => void,
): void {
  const refusal = wrongMethod('CONNECT')
  refuse(request.socket.remoteAddress ?? '', refusal)
  connection.on('error', () => connection.destroy())
  connection.end(answer(refusal))
}

function refusalOf(error: ConnectionError): Refusal {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return TOO_SLOW
  if (error.code === 'HPE_HEADER_OVERFLOW') return HEADERS_TOO_LARGE
  // Declared as its JSON form, it is the Buffer that Node's parser saw.
  const packet = error.rawPacket as unknown as Buffer | undefined
  if (packet === undefined) return BROKEN_REQUEST
  return isTlsHello(packet) ? TLS : { ...BROKEN_REQUEST, body: packet.toString('latin1', 0, BYTES_SHOWN) }
}

/** A TLS record of type handshake, version 3.x. */
const isTlsHello = (packet: Buffer): boolean => packet[0] === 0x16 && packet[1] === 0x03

function answer({ status, message }: Refusal): string {
  const body = JSON.stringify({ status, message })
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}
