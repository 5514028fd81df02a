import { EventEmitter, once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { limitConnections } from '../../../src/main/limit-connections'
import { addressKey } from '../../../src/shared/access/attempts'

test('one address gets so many connections and no more, until it ends one', async () => {
  const server = createServer()
  limitConnections(server, 3)
  server.on('connection', (socket) => socket.destroyed || socket.write('here'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sockets: Socket[] = []
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const open = async (localAddress: string): Promise<boolean> => {
    const socket = connect({ port, host: '127.0.0.1', localAddress })
    sockets.push(socket)
    socket.on('error', () => undefined)
    return Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)])
  }
  const opened: boolean[] = []
  for (let n = 0; n < 5; n++) opened.push(await open('127.0.0.1'))
  expect(opened).toEqual([true, true, true, false, false])
  expect(await open('127.0.0.2')).toBe(true)
  sockets[0]?.destroy()
  await vi.waitFor(async () => expect(await open('127.0.0.1')).toBe(true))
})

test('by its key, all addresses of one network of IPv6 are one, and IPv4 within IPv6 is IPv4', () => {
  const server = new EventEmitter()
  limitConnections(server as never, 2, addressKey)
  const connected = (remoteAddress: string): boolean => {
    const socket = Object.assign(new EventEmitter(), { remoteAddress, destroy: vi.fn() })
    server.emit('connection', socket)
    return socket.destroy.mock.calls.length === 0
  }
  const addresses = [
    '2001:db8::1',
    '2001:db8::2',
    '2001:db8:0:0:ffff::3',
    '2001:db8:0:1::1',
    '::ffff:10.0.0.1',
    '10.0.0.1',
  ]
  expect(addresses.map(connected)).toEqual([true, true, false, true, true, true])
  expect(connected('::ffff:10.0.0.1')).toBe(false)
})
