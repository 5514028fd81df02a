import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { limitConnections } from '../../../src/main/web/connections'

test('one address gets so many connections and no more, until it ends one', async () => {
  const server = createServer()
  limitConnections(server, 100, 3)
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
