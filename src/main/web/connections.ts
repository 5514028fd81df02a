import type { Server } from 'node:net'
import { addressKey } from '../../shared/access/attempts'

/** More than any site has pages; and of one address, behind which there may be a whole office. Who has one of IPv6 has 2^64 of them. */
const MOST_CONNECTIONS = 1000
const MOST_OF_ONE_ADDRESS = 200

/** Lets nobody take so many connections that others get none. */
export function limitConnections(server: Server, most = MOST_CONNECTIONS, mostOfOne = MOST_OF_ONE_ADDRESS): void {
  const open = new Map<string, number>()
  server.maxConnections = most
  server.on('connection', (socket) => {
    // Reset before it was taken: the system no longer says from where.
    if (socket.remoteAddress === undefined) return void socket.destroy()
    const from = addressKey(socket.remoteAddress)
    const count = (open.get(from) ?? 0) + 1
    if (count > mostOfOne) return void socket.destroy()
    open.set(from, count)
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1
      if (left === 0) open.delete(from)
      else open.set(from, left)
    })
  })
}
