import type { Server } from 'node:net'

/**
 * Takes connections from somewhere only, and no more from one address than `most`, so that nobody takes so many that
 * others get none.
 * @param keyOf which addresses count as one
 */
export function limitConnections(server: Server, most: number, keyOf = (address: string): string => address): void {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    // Reset before it was taken: the system no longer says from where, so nobody can be let in, answered or listed.
    if (socket.remoteAddress === undefined) return void socket.destroy()
    const from = keyOf(socket.remoteAddress)
    const count = (open.get(from) ?? 0) + 1
    if (count > most) return void socket.destroy()
    open.set(from, count)
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1
      if (left === 0) open.delete(from)
      else open.set(from, left)
    })
  })
}
