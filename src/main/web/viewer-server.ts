import type { Server as SecureServer } from 'node:https'
import { hostname } from 'node:os'
import Fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { addressKey } from '../../shared/access/attempts'
import { type Millis, seconds } from '../../shared/time/millis'
import { limitConnections } from '../limit-connections'
import type { StationPort, ViewerGate } from '../ports'
import { addAdmission } from './admission'
import { addApiRoutes } from './api-routes'
import type { Certificate } from './certificate'
import { addEventStream } from './event-stream'
import { addExportRoutes } from './export-routes'
import { isOwnFetch, isOwnHost, isOwnOrigin } from './guard'
import { sendProblem } from './problems'
import { addSessionRoutes } from './session-routes'
import { addStaticFiles } from './static-files'

/** How long a request may take to arrive. */
const ARRIVES_WITHIN: Millis = seconds(30)

/** More than any site has pages; and of one address, behind which there may be a whole office. Who has one of IPv6 has 2^64 of them. */
const MOST_CONNECTIONS = 1000
const MOST_OF_ONE_ADDRESS = 200

/** What the interface shows of itself. */
export interface Shown {
  /** What is shown now, for TLS; nothing to speak plainly. */
  readonly certificate?: (() => Certificate) | undefined
  /** Names by which browsers may open it, besides the machine's own and those that the certificate says in full. */
  readonly names?: readonly string[]
}

/**
 * The contract over HTTP, and the interface that speaks it. Listens on nothing yet.
 * @param gate who is let in
 */
export async function buildViewerServer(
  station: StationPort,
  rendererFolder: string,
  gate: ViewerGate,
  { certificate, names = [] }: Shown = {},
): Promise<FastifyInstance> {
  const isSecure = certificate !== undefined
  const options = {
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
    requestTimeout: ARRIVES_WITHIN,
    exposeHeadRoutes: false,
    // An id is a serial number, which a box may make as long as it likes; in a URL each character may take nine.
    routerOptions: { maxParamLength: 6000 },
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply, { code: 'invalid-input', message: 'the address of the request cannot be read' })
    },
  } satisfies FastifyServerOptions
  const tls = certificate === undefined ? {} : { https: pemOf(certificate()) }
  const app = Fastify({ ...options, ...tls } as FastifyServerOptions)
  app.server.maxConnections = MOST_CONNECTIONS
  limitConnections(app.server, MOST_OF_ONE_ADDRESS, addressKey)
  const known = new Set([hostname(), ...names].map((name) => name.toLowerCase()))
  addGuard(app, isSecure, (name) => known.has(name) || (certificate?.().isFor(name) ?? false))
  addAdmission(app, gate, isSecure)
  // What was answered to somebody who logged in is in no memory but the page's when they have logged out.
  app.addHook('onSend', async (request, reply) => {
    if (pathOf(request).startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error: { statusCode?: number; message?: string }, _request, reply) => {
    const { statusCode = 500 } = error
    // It may stand in the place of a file that was to come.
    reply.removeHeader('content-disposition').removeHeader('content-type')
    if (statusCode >= 500) return sendProblem(reply, { code: 'internal', message: 'the station failed to answer' })
    return sendProblem(reply, { code: 'invalid-input', message: statusCode === 413 ? TOO_LARGE : UNREADABLE })
  })
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { code: 'not-found', message: 'there is nothing at this path' }),
  )
  addSessionRoutes(app, gate, isSecure)
  addApiRoutes(app, station)
  addExportRoutes(app, station)
  addEventStream(app, station)
  await addStaticFiles(app, rendererFolder)
  return app
}

/** Shows another certificate from the next connection on, where there was one before. @throws Error if it is no good */
export const showCertificate = (app: FastifyInstance, certificate: Certificate): void =>
  (app.server as unknown as SecureServer).setSecureContext(pemOf(certificate))

const pemOf = ({ cert, key }: Certificate) => ({ cert, key })

/** Answers only pages of our own, by names of our own, whoever is logged in. */
function addGuard(app: FastifyInstance, isSecure: boolean, isOurs: (name: string) => boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers
    if (!isOwnHost(host, isOurs)) {
      return sendProblem(reply, { code: 'forbidden', message: OTHER_NAME })
    }
    const said = {
      site: oneOf(request.headers['sec-fetch-site']),
      mode: oneOf(request.headers['sec-fetch-mode']),
      dest: oneOf(request.headers['sec-fetch-dest']),
    }
    if (!isOwnOrigin(origin, host, isSecure) || !isOwnFetch(said, request.method, pathOf(request))) {
      return sendProblem(reply, { code: 'forbidden', message: 'pages of other origins may not talk to this station' })
    }
  })
}

const TOO_LARGE = 'the body of the request is larger than this call takes: ask for less at a time'
const UNREADABLE = 'the request is not readable: send JSON as application/json'

const OTHER_NAME =
  'this station does not know itself by this name: open it by its address or as localhost, or give it the name with --viewer-name'

/** What is answered, however the path to it is written: `/%61pi/fleet` is `/api/fleet`. */
const pathOf = ({ routeOptions, url }: FastifyRequest): string => routeOptions.url ?? url

const oneOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join() : header
