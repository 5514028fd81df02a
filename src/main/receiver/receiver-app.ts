import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { decodeReport } from '../../shared/decode/decode-report'
import type { Report } from '../../shared/model/report'
import type { Clock } from '../../shared/time/clock'
import { type Millis, seconds } from '../../shared/time/millis'
import { limitConnections } from '../limit-connections'
import type { Admission } from './admission'
import { KnownTails } from './body/known-tails'
import { readBody } from './body/read-body'
import { readBytes } from './body/read-bytes'
import { inflate } from './inflate'
import {
  BODY_LIMIT_BYTES,
  BROKEN_REQUEST,
  NOT_ALLOWED,
  NOT_KEPT,
  type Refusal,
  strayBody,
  TOO_LARGE,
  TOO_OFTEN,
  wrongMethod,
  wrongPath,
} from './refusals'
import { refuseConnection, refuseTunnel } from './refuse-connection'
import type { Refused } from './rejections'
import { welcomePage } from './welcome-page'

/** How long a sender may take for its headers and for the whole request, before a stalled one is let go. */
const HEADERS_TIMEOUT: Millis = seconds(10)
const REQUEST_TIMEOUT: Millis = seconds(20)

/** A customer's whole fleet may come from one address; beyond that somebody holds connections open. */
const CONNECTIONS_PER_ADDRESS = 2048

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
  /** The path it was sent to. */
  readonly path: string
  /** The body's bytes, decompressed. */
  readonly size: number
  /** The body as text, made when it is asked for. */
  readonly text: () => string
}

export interface ReceiverAppPorts {
  readonly clock: Clock
  readonly admission: Admission
  /** Resolves when the report is kept. @throws StorageFailure */
  readonly accept: (arrival: ReportArrival) => Promise<void>
  readonly refuse: (refused: Refused) => void
  /** What to answer a report of our own with; `null` for all others. */
  readonly answerToOwn: (url: string) => string | null
  /** What to enter into a box. */
  readonly urls: () => readonly string[]
}

const ACCEPTED = { status: 0, message: 'SUCCESS' }

/** What is known of a request that never became one. */
const NO_REQUEST = { method: '', path: '', contentType: null, field: null, body: '', size: null }

/** Answers a request with a refusal, and tells of it. */
type Refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => FastifyReply

/** The HTTP side of the receiver, without a port: what boxes (and people who look) are answered. */
export function buildReceiverApp(ports: ReceiverAppPorts): FastifyInstance {
  const refuse = refusing(ports)
  const app = bareApp(ports, refuse)
  stampAndAdmit(app, ports, refuse)
  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(welcomePage(ports.urls())))
  app.get('/healthz', async () => ({ status: 'ok' }))
  takeReports(app, ports, refuse)
  refuseTheRest(app, ports, refuse)
  limitConnections(app.server, CONNECTIONS_PER_ADDRESS)
  // Any other expectation than 100-continue is met by answering the request.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))
  return app
}

const refusing =
  (ports: ReceiverAppPorts): Refuse =>
  (request, reply, refusal) => {
    ports.refuse({
      at: request.arrivedAt,
      from: request.ip,
      method: request.method,
      path: request.raw.url ?? '',
      contentType: request.sentContentType,
      code: refusal.code,
      reason: refusal.message,
      field: refusal.field ?? null,
      status: refusal.status,
      body: refusal.body ?? '',
      size: sizeOf(request),
    })
    return reply.code(refusal.status).send({ status: refusal.status, message: refusal.message })
  }

/** An app that reads bodies as bytes, within its limits, and has no routes yet. */
function bareApp(ports: ReceiverAppPorts, refuse: Refuse): FastifyInstance {
  const { clock } = ports
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT,
    forceCloseConnections: true,
    http: {
      headersTimeout: HEADERS_TIMEOUT,
      connectionsCheckingInterval: seconds(2),
      // A box with a client of its own may leave the Host out; we need none to know who we are.
      requireHostHeader: false,
    },
    clientErrorHandler: (error, socket) =>
      refuseConnection(error, socket, (from, refusal) =>
        ports.refuse({ ...NO_REQUEST, at: clock.now(), from, ...refusal, reason: refusal.message }),
      ),
    // A URL that cannot be decoded never reaches the routes.
    frameworkErrors: (_error, request, reply) => {
      request.arrivedAt = clock.now()
      refuse(request, reply, wrongPath(request.raw.url ?? ''))
    },
  })
  app.decorateRequest('arrivedAt', 0)
  app.decorateRequest('sentContentType', null)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => readBytes(payload, BODY_LIMIT_BYTES, done))
  return app
}

/** With a callback and without a promise, like the handler of reports: both run a thousand times a second. */
function stampAndAdmit(
  app: FastifyInstance,
  { admission, clock, answerToOwn }: ReceiverAppPorts,
  refuse: Refuse,
): void {
  app.addHook('onRequest', (request, reply, next) => {
    request.arrivedAt = clock.now()
    request.sentContentType = request.headers['content-type'] ?? null
    // Boxes send JSON under wrong, broken or missing types; Fastify would answer some of them before we see the body.
    request.headers['content-type'] = 'application/octet-stream'
    const own = answerToOwn(request.url)
    if (own !== null) reply.send({ status: 0, message: own })
    else if (!admission.knows(request.ip)) refuse(request, reply, NOT_ALLOWED)
    else if (!admission.hasRoomFor(request.ip, request.arrivedAt)) refuse(request, reply, TOO_OFTEN)
    else next()
  })
}

function takeReports(app: FastifyInstance, { admission, accept }: ReceiverAppPorts, refuse: Refuse): void {
  const tails = new KnownTails()
  app.post('*', (request, reply) => {
    const sent = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const bytes = inflate(sent, request.headers['content-encoding'], BODY_LIMIT_BYTES)
    if (bytes === 'too-large') return refuse(request, reply, TOO_LARGE)
    const body = readBody(bytes, request.sentContentType, tails)
    const decoded = body.ok ? decodeReport(body.value) : body
    if (!decoded.ok) {
      const { code } = decoded.refusal
      // Of a box that is recognisably one, the content says more than the path.
      const isStray = code !== 'missing-identity' && code !== 'event' && !admission.isListed(request.url)
      if (!isStray) return refuse(request, reply, { status: 400, ...decoded.refusal, body: body.text() })
      const stray = admission.takesReportsAt(request.url) ? strayBody : wrongPath
      return refuse(request, reply, stray(request.url, body.text()))
    }
    if (!admission.takesReportsAt(request.url)) return refuse(request, reply, wrongPath(request.url, body.text()))
    const { arrivedAt: at, ip: from } = request
    const path = withoutQuery(request.url)
    accept({ report: decoded.report, at, from, path, size: bytes.length, text: body.text }).then(
      () => reply.send(ACCEPTED),
      () => refuse(request, reply, { ...NOT_KEPT, body: body.text() }),
    )
    // Answered later.
    return undefined
  })
}

/** Whatever is neither a report nor a page. */
function refuseTheRest(app: FastifyInstance, ports: ReceiverAppPorts, refuse: Refuse): void {
  app.setNotFoundHandler((request, reply) => {
    if (!ports.admission.isListed(request.url)) return refuse(request, reply, wrongPath(request.url))
    reply.header('allow', 'POST')
    return refuse(request, reply, wrongMethod(request.method))
  })
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 413) return refuse(request, reply, TOO_LARGE)
    return refuse(request, reply, status < 500 ? { ...BROKEN_REQUEST, status } : NOT_KEPT)
  })
  app.server.on('connect', (request, socket) =>
    refuseTunnel(request, socket, (from, refusal) => {
      const asked = { method: 'CONNECT', path: request.url ?? '' }
      ports.refuse({ ...NO_REQUEST, ...asked, at: ports.clock.now(), from, ...refusal, reason: refusal.message })
    }),
  )
}

function withoutQuery(url: string): string {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

function sizeOf({ headers }: FastifyRequest): number | null {
  const size = Number(headers['content-length'] ?? Number.NaN)
  return Number.isSafeInteger(size) ? size : null
}
