import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Delivery {
  readonly title: string
  readonly announcements: readonly { readonly id: string; readonly news: string }[]
  /** What robots are sent instead. */
  readonly text?: { readonly content: string }
}

type Answer = (response: ServerResponse) => void

export const takes: Answer = (response) => void response.writeHead(200).end('{"errcode":0}')
export const answers =
  (status: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(body)
export const hangs: Answer = () => undefined
/** Answers 200 and begins a body that does not end. */
export const answersHalf: Answer = (response) => void response.writeHead(200).write('{"errc')

/** A webhook that can be made to fail. What it has taken is in `deliveries`. */
export class WebhookServer {
  readonly deliveries: Delivery[] = []
  readonly bodies: unknown[] = []
  attempts = 0
  answer: Answer = takes
  private server: Server | null = null
  private port = 0

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`
  }

  /** Listens; whoever opens it closes it. */
  async open(): Promise<this> {
    const server = createServer((request, response) => void this.receive(request, response))
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.address() as AddressInfo).port
    this.server = server
    return this
  }

  async close(): Promise<void> {
    const { server } = this
    this.server = null
    if (server === null) return
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.attempts++
    const { answer } = this
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const body = JSON.parse(text) as Delivery
    if (answer === takes) this.deliveries.push(body)
    this.bodies.push(body)
    answer(response)
  }
}
