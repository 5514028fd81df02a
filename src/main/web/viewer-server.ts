import { hostname } from 'node:os'
import Fastify, { type FastifyInstance } from 'fastify'
import type { StationPort } from '../ports'
import { addApiRoutes, sendProblem } from './api-routes'
import { addEventStream } from './event-stream'
import { addExportRoutes } from './export-routes'
import { isOwnFetch, isOwnHost, isOwnOrigin } from './guard'
import { addStaticFiles } from './static-files'

/** The contract over HTTP, and the interface that speaks it. Listens on nothing yet. */
export async function buildViewerServer(station: StationPort, rendererFolder: string): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // An id is a serial number, which a box may make as long as it likes; in a URL each character may take nine.
    routerOptions: { maxParamLength: 6000 },
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply, { code: 'invalid-input', message: 'the address of the request cannot be read' })
    },
  })
  const machine = hostname()
  app.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers
    if (!isOwnHost(host, machine)) {
      return sendProblem(reply, { code: 'forbidden', message: 'open this station by its address or as localhost' })
    }
    const said = {
      site: oneOf(request.headers['sec-fetch-site']),
      mode: oneOf(request.headers['sec-fetch-mode']),
      dest: oneOf(request.headers['sec-fetch-dest']),
    }
    if (!isOwnOrigin(origin, host) || !isOwnFetch(said, request.method, request.url)) {
      return sendProblem(reply, { code: 'forbidden', message: 'pages of other origins may not talk to this station' })
    }
  })
  app.setErrorHandler((error: { statusCode?: number; message?: string }, _request, reply) => {
    const isOurs = (error.statusCode ?? 500) >= 500
    return sendProblem(
      reply,
      isOurs
        ? { code: 'internal', message: 'the station failed to answer' }
        : { code: 'invalid-input', message: 'the request is not readable: send JSON as application/json' },
    )
  })
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { code: 'not-found', message: 'there is nothing at this path' }),
  )
  addApiRoutes(app, station)
  addExportRoutes(app, station)
  addEventStream(app, station)
  await addStaticFiles(app, rendererFolder)
  return app
}

const oneOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join() : header
