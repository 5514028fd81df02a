import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from 'devtools-protocol'

interface Received {
  readonly id?: number
  readonly method: string
  readonly params: { readonly sessionId: string }
  readonly sessionId?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

type Request = <R>(method: string, params: object | undefined, sessionId?: string) => Promise<R>

interface Pending {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** Commands to and events of one target; without an id, of the browser itself. */
export class CdpSession {
  readonly #events = new EventEmitter()
  readonly #request: Request
  readonly #id: string | undefined

  constructor(request: Request, id?: string) {
    this.#request = request
    this.#id = id
  }

  send<M extends keyof Protocol.CommandParameters>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]> {
    return this.#request(method, params, this.#id)
  }

  on<E extends keyof Protocol.Events>(event: E, listener: (payload: Protocol.Events[E]) => void): void {
    this.#events.on(event, listener)
  }

  /** Called by the connection for what arrives. */
  emit(event: string, payload: unknown): void {
    this.#events.emit(event, payload)
  }
}

/** The DevTools protocol over the two pipes of `--remote-debugging-pipe`: messages end with a zero byte. */
export class CdpConnection {
  readonly browser: CdpSession
  readonly #sessions = new Map<string, CdpSession>()
  readonly #pending = new Map<number, Pending>()
  readonly #output: Writable
  #lastId = 0
  #closed = false

  constructor(output: Writable, input: Readable) {
    this.#output = output
    this.browser = new CdpSession(this.#request)
    let rest = Buffer.alloc(0)
    input.on('data', (data: Buffer) => {
      rest = Buffer.concat([rest, data])
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#receive(JSON.parse(rest.subarray(0, end).toString()) as Received)
        rest = rest.subarray(end + 1)
      }
    })
    // A write to a browser that has just gone; `close` tells of it.
    output.on('error', () => {})
  }

  /** The session of a target that was attached to. */
  session(id: string): CdpSession {
    const session = this.#sessions.get(id)
    if (session === undefined) throw new Error(`no session ${id}`)
    return session
  }

  /** The browser is gone: nothing that was asked will be answered. */
  close(): void {
    this.#closed = true
    for (const { method, reject } of this.#pending.values()) reject(new Error(`${method}: Chromium is gone`))
    this.#pending.clear()
  }

  readonly #request: Request = <R>(method: string, params: object | undefined, sessionId?: string) =>
    new Promise<R>((resolve, reject) => {
      if (this.#closed) return reject(new Error(`${method}: Chromium is gone`))
      const id = ++this.#lastId
      this.#pending.set(id, { method, resolve: (result) => resolve(result as R), reject })
      this.#output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })

  #receive(message: Received): void {
    if (message.id !== undefined) this.#settle(message.id, message)
    else this.#tell(message)
  }

  #tell(message: Received): void {
    if (message.method === 'Target.attachedToTarget') {
      const { sessionId } = message.params
      this.#sessions.set(sessionId, new CdpSession(this.#request, sessionId))
    }
    const session = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId)
    session?.emit(message.method, message.params)
    if (message.method === 'Target.detachedFromTarget') this.#sessions.delete(message.params.sessionId)
  }

  #settle(id: number, { result, error }: Received): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (error === undefined) pending?.resolve(result)
    else pending?.reject(new Error(`${pending.method}: ${error.message}`))
  }
}
