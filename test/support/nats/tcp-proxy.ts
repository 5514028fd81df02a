import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be made bad. The client must not learn another way (`ignoreClusterUpdates`). */
export interface TcpProxy {
  readonly address: string
  readonly port: number
  /** Ends every connection and refuses new ones. */
  readonly cut: () => void
  /** Nothing passes any more in either direction, and nobody is told: connections stay. */
  readonly blackHole: () => void
  /** What the server says arrives later by this; `Infinity` holds it back until `restore`. What is held when the way is cut is lost. */
  readonly withholdReplies: (ms: number) => void
  /** All as it should be; what was held in a black hole passes on, as TCP would send it again. */
  readonly restore: () => void
  readonly close: () => Promise<void>
  /** Connections accepted since the beginning. */
  readonly accepted: () => number
}

/** @param to `host:port` of the server */
export async function tcpProxy(to: string): Promise<TcpProxy> {
  const at = to.lastIndexOf(':')
  const target = { host: to.slice(0, at), port: Number(to.slice(at + 1)) }
  const pairs = new Set<Pair>()
  const state: Way = { isCut: false, isHole: false, delay: 0 }
  let accepted = 0
  const server = createServer((client) => {
    client.on('error', () => undefined)
    if (state.isCut) {
      client.destroy()
      return
    }
    accepted++
    const pair = new Pair(client, connect(target), state)
    pairs.add(pair)
    pair.onGone = () => pairs.delete(pair)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const change = (way: Partial<Way>) => {
    Object.assign(state, way)
    for (const pair of [...pairs]) pair.follow()
  }
  const end = () => change({ isCut: true, isHole: false, delay: 0 })
  return {
    address: `127.0.0.1:${port}`,
    port,
    cut: end,
    blackHole: () => change({ isHole: true }),
    withholdReplies: (delay) => change({ delay }),
    restore: () => change({ isCut: false, isHole: false, delay: 0 }),
    accepted: () => accepted,
    close: async () => {
      end()
      await new Promise((closed) => server.close(closed))
    },
  }
}

interface Way {
  isCut: boolean
  isHole: boolean
  /** ms */
  delay: number
}

/** A client's connection and the one to the server that belongs to it. */
class Pair {
  onGone: () => void = () => undefined
  /** What the server said and the client has not got, in order, with when it may have it. */
  private held: { readonly data: Buffer; readonly from: number }[] = []
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly way: Way,
  ) {
    for (const one of [client, server]) {
      one.setNoDelay(true)
      one.on('error', () => undefined)
      one.on('close', () => this.end())
    }
    client.on('data', (data) => server.write(data))
    server.on('data', (data) => {
      this.held.push({ data, from: performance.now() })
      this.deliver()
    })
    this.follow()
  }

  /** Does as the way is now. */
  follow(): void {
    if (this.way.isCut) {
      this.end()
      return
    }
    for (const one of [this.client, this.server]) {
      if (this.way.isHole) one.pause()
      else one.resume()
    }
    this.deliver()
  }

  private deliver(): void {
    clearTimeout(this.timer)
    if (this.way.isHole) return
    for (let first = this.held[0]; first !== undefined; first = this.held[0]) {
      const left = first.from + this.way.delay - performance.now()
      if (left > 0) {
        if (left !== Number.POSITIVE_INFINITY) this.timer = setTimeout(() => this.deliver(), Math.ceil(left))
        return
      }
      this.client.write(first.data)
      this.held.shift()
    }
  }

  private end(): void {
    clearTimeout(this.timer)
    this.held = []
    this.client.destroy()
    this.server.destroy()
    this.onGone()
  }
}
