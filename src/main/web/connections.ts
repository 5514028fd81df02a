import type { Server } from 'node:net'

/** More than any site has pages; and of one address, behind which there may be a whole office. */
const MOST_CONNECTIONS = 1000
const MOST_OF_ONE_ADDRESS = 200

/** Lets nobody take so many connections that others get none. */
export function limitConnections(server: Server, most = MOST_CONNECTIONS, mostOfOne = MOST_OF_ONE_ADDRESS): void {
  const open = new Map<string, number>()
  server.maxConnections = most
  server.on('connection', (socket) => {
    const from = socket.remoteAddress ?? ''
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
