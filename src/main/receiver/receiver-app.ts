import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { RejectionCode } from '../../shared/contract/views'
import { decodeReport } from '../../shared/decode/decode-report'
import type { Report } from '../../shared/model/report'
import type { Clock } from '../../shared/time/clock'
import { type Millis, seconds } from '../../shared/time/millis'
import { ACCEPTED_PATHS, isAcceptedPath } from './accepted-paths'
import { readBody } from './body/read-body'
import { inflate } from './inflate'
import type { Refused } from './rejections'
import { welcomePage } from './welcome-page'

/** A status report is some kilobytes; ten times the largest box seen still fits. */
const BODY_LIMIT_BYTES = 1024 * 1024

/** How long a sender may take for one request, before a stalled one is let go. */
const REQUEST_TIMEOUT: Millis = seconds(20)

declare module 'fastify' {
  interface FastifyRequest {
    /** When the headers were there, before anything was parsed or stored. */
    arrivedAt: Millis
    /** As sent; Fastify is told nothing of it, because the content decides. */
    sentContentType: string | null
  }
}

/** A decoded report and how it came. */
export interface ReportArrival {
  readonly report: Report
  readonly at: Millis
  readonly from: string
  /** The body as text. */
  readonly text: string
}

export interface ReceiverAppPorts {
  readonly clock: Clock
  /** Resolves when the report is kept. @throws StorageFailure */
  readonly accept: (arrival: ReportArrival) => Promise<void>
  readonly refuse: (refused: Refused) => void
  /** What to enter into a box. */
  readonly urls: () => readonly string[]
}

interface Refusal {
  readonly status: number
  readonly code: RejectionCode
  readonly message: string
  readonly field?: string | null
  readonly body?: string
}

/** The HTTP side of the receiver, without a port: what boxes (and people who look) are answered. */
export function buildReceiverApp(ports: ReceiverAppPorts): FastifyInstance {
  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, requestTimeout: REQUEST_TIMEOUT, forceCloseConnections: true })
  app.decorateRequest('arrivedAt', 0)
  app.decorateRequest('sentContentType', null)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.addHook('onRequest', async (request) => {
    request.arrivedAt = ports.clock.now()
    request.sentContentType = request.headers['content-type'] ?? null
    // Boxes send JSON under wrong, broken or missing types; Fastify would answer some of them before we see the body.
    request.headers['content-type'] = 'application/octet-stream'
  })

  const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply => {
    ports.refuse({
      at: request.arrivedAt,
      from: request.ip,
      method: request.method,
      path: request.url,
      contentType: request.sentContentType,
      code: refusal.code,
      reason: refusal.message,
      field: refusal.field ?? null,
      body: refusal.body ?? '',
    })
    return reply.code(refusal.status).send({ status: refusal.status, message: refusal.message })
  }

  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(welcomePage(ports.urls())))
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.post('*', async (request, reply) => {
    const sent = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const bytes = inflate(sent, request.headers['content-encoding'], BODY_LIMIT_BYTES)
    if (bytes === 'too-large') return refuse(request, reply, TOO_LARGE)
    if (!isAcceptedPath(request.url)) return refuse(request, reply, wrongPath(request, bytes.toString('utf8', 0, 4096)))
    const body = readBody(bytes, request.sentContentType)
    const decoded = body.ok ? decodeReport(body.value) : body
    if (!decoded.ok) return refuse(request, reply, { status: 400, ...decoded.refusal, body: body.text })
    try {
      await ports.accept({ report: decoded.report, at: request.arrivedAt, from: request.ip, text: body.text })
    } catch {
      return refuse(request, reply, { ...NOT_KEPT, body: body.text })
    }
    return reply.send({ status: 0, message: 'SUCCESS' })
  })

  app.setNotFoundHandler((request, reply) => {
    if (!isAcceptedPath(request.url)) return refuse(request, reply, wrongPath(request))
    reply.header('allow', 'POST')
    return refuse(request, reply, {
      status: 405,
      code: 'wrong-method',
      message: `reports are sent to ${ACCEPTED_PATHS[0]} with POST, not with ${request.method}`,
    })
  })

  app.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 413) return refuse(request, reply, TOO_LARGE)
    if (status < 500)
      return refuse(request, reply, { status, code: 'broken-body', message: 'the request is cut off or broken' })
    return refuse(request, reply, NOT_KEPT)
  })
  return app
}

const NOT_KEPT: Refusal = {
  status: 503,
  code: 'not-kept',
  message: 'the report could not be kept: check the free space of the disk that holds the data folder',
}

const TOO_LARGE: Refusal = {
  status: 413,
  code: 'too-large',
  message: `the body is larger than ${BODY_LIMIT_BYTES} bytes`,
}

function wrongPath(request: FastifyRequest, body = ''): Refusal {
  // Named, because a person reads it; cleaned, because anybody may have sent it.
  const [path = ''] = request.url.split('?', 1)
  const named = path.replace(/[^\w\-./]/g, '?').slice(0, 80)
  return {
    status: 404,
    code: 'wrong-path',
    message: `no reports are taken at ${named}: they go to ${ACCEPTED_PATHS.join(' or ')}`,
    body,
  }
}
