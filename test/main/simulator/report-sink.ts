import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** One request as it came over the socket. */
export interface Received {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  readonly from: string | undefined
}

export interface ReportSink {
  readonly url: string
  readonly received: readonly Received[]
  /** How many connections were opened. */
  readonly connections: number
}

type Answer = (response: ServerResponse, received: Received) => void

const accept: Answer = (response) => response.end('{"status":0,"message":"SUCCESS"}')

/** An HTTP server on a free loopback port that keeps every request and gives `answer`; it ends with the test. */
export async function openReportSink(answer: Answer = accept): Promise<ReportSink> {
  const received: Received[] = []
  let connections = 0
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const { method, url: path, headers } = request
    const one: Received = { method, path, headers, body, from: request.socket.remoteAddress }
    received.push(one)
    answer(response, one)
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/SophonFogStatus`,
    received,
    get connections() {
      return connections
    },
  }
}
