import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ConnectionError } from 'fastify'
import { BROKEN_REQUEST, HEADERS_TOO_LARGE, type Refusal, TLS, TOO_SLOW, wrongMethod } from './refusals'

/** As much of a broken request as helps to see what it was. */
const BYTES_SHOWN = 512

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
