import { Agent, type ClientRequest, request } from 'node:http'
import { type Millis, seconds } from '../../shared/time/millis'
import type { EncodedReport } from './encodings/encoding'

/** What became of a report. `abandoned`: the client was closed before the answer came. */
export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly took: Millis }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'abandoned' }

export interface ReportClient {
  /** Posts a report, from `localAddress` if given. Never rejects. */
  post(report: EncodedReport, localAddress?: string): Promise<Answer>
  /** Cuts every connection; what is unanswered is abandoned. */
  close(): void
}

const ANSWER_TIMEOUT = seconds(10)

/** More boxes than this at once wait for a connection; a monitor is not asked to hold more. */
const MOST_CONNECTIONS = 512

/** A client that posts to `url`; without `keepAlive` every report has a connection of its own, as with many boxes. */
export function createReportClient(url: string, { keepAlive }: { readonly keepAlive: boolean }): ReportClient {
  const target = new URL(url)
  const agent = new Agent({ keepAlive, maxSockets: MOST_CONNECTIONS, maxTotalSockets: MOST_CONNECTIONS })
  const open = new Set<ClientRequest>()
  let closed = false

  function attempt(
    report: EncodedReport,
    localAddress: string | undefined,
    over: Agent | false = agent,
  ): Promise<Attempt> {
    return new Promise((resolve) => {
      const startedAt = performance.now()
      const from = localAddress === undefined ? {} : { localAddress, family: 4 }
      const post = request(target, { agent: over, method: 'POST', headers: headersOf(report), ...from })
      const timeout = setTimeout(() => post.destroy(timedOut()), ANSWER_TIMEOUT)
      const settle = (answer: Answer) => {
        clearTimeout(timeout)
        open.delete(post)
        resolve({ answer, reusedConnection: post.reusedSocket })
      }
      const fail = (error: NodeJS.ErrnoException) => settle({ kind: 'failed', reason: error.code ?? error.message })
      open.add(post)
      post.on('error', fail)
      post.on('response', (response) => {
        const status = response.statusCode ?? 0
        response.on('error', fail)
        response.on('end', () => settle({ kind: 'answered', status, took: performance.now() - startedAt }))
        response.resume()
      })
      writeBody(post, report)
    })
  }

  return {
    async post(report, localAddress) {
      let { answer, reusedConnection } = await attempt(report, localAddress)
      // Over a connection of its own: another that was used before may be closed just as well.
      if (!closed && reusedConnection && wasReset(answer)) ({ answer } = await attempt(report, localAddress, false))
      return closed && answer.kind === 'failed' ? { kind: 'abandoned' } : answer
    },
    close() {
      closed = true
      for (const post of open) post.destroy()
      agent.destroy()
    },
  }
}

interface Attempt {
  readonly answer: Answer
  readonly reusedConnection: boolean
}

/** A server may close an idle connection in the moment it is used again, which says nothing about the report. */
function wasReset(answer: Answer): boolean {
  return answer.kind === 'failed' && (answer.reason === 'ECONNRESET' || answer.reason === 'EPIPE')
}

const timedOut = (): NodeJS.ErrnoException => Object.assign(new Error('No answer in time'), { code: 'TIMEOUT' })

function headersOf({ headers, body, chunked }: EncodedReport): Record<string, string | number> {
  const length = chunked ? {} : { 'content-length': body.length }
  return { ...headers, ...length, 'user-agent': 'fogwatch-simulator' }
}

const PIECE_BYTES = 1000

function writeBody(post: ClientRequest, { body, chunked }: EncodedReport): void {
  if (chunked) {
    for (let start = 0; start < body.length; start += PIECE_BYTES) post.write(body.subarray(start, start + PIECE_BYTES))
    post.end()
  } else {
    post.end(body)
  }
}
