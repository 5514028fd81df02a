import type { FastifyInstance, FastifyReply } from 'fastify'
import { calls } from '../../shared/contract/calls'
import { fromPathSegment } from '../../shared/contract/path-id'
import type { Outcome, Problem, ProblemCode } from '../../shared/outcome'
import type { StationPort } from '../ports'

const STATUS: Readonly<Record<ProblemCode, number>> = {
  'invalid-input': 400,
  'not-found': 404,
  'unknown-call': 404,
  forbidden: 403,
  'storage-failed': 503,
  'port-in-use': 409,
  'port-forbidden': 409,
  'address-unavailable': 409,
  'receiver-failed': 409,
  'simulation-failed': 409,
  'restore-failed': 409,
  disconnected: 503,
  internal: 500,
}

/** Every call of the contract as an HTTP route; the table says how. */
export function addApiRoutes(app: FastifyInstance, station: Pick<StationPort, 'call'>): void {
  for (const [name, { method, path }] of Object.entries(calls)) {
    app.route({
      method,
      url: path,
      handler: async (request, reply) => {
        const body = method === 'POST' ? (request.body ?? {}) : {}
        if (typeof body !== 'object' || Array.isArray(body)) {
          return sendProblem(reply, { code: 'invalid-input', message: 'the body must be a JSON object' })
        }
        // The path comes last: it says which gateway is meant, whatever the body holds.
        const input = { ...(request.query as object), ...body, ...idsIn(request.params) }
        return send(reply, await station.call(name, input))
      },
    })
  }
  app.all('/api/*', async (request, reply) =>
    sendProblem(reply, {
      code: 'unknown-call',
      message: `there is no ${request.method} at this path; docs/api.md lists the calls`,
    }),
  )
}

const idsIn = (params: unknown) =>
  Object.fromEntries(
    Object.entries(params as Record<string, string>).map(([key, value]) => [key, fromPathSegment(value)]),
  )

/** A problem as the API tells it: `{"error": {code, message, field?}}` with a fitting status. */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply.code(STATUS[problem.code]).send({ error: problem })

const send = (reply: FastifyReply, outcome: Outcome<unknown>): FastifyReply =>
  outcome.ok
    ? reply.type('application/json; charset=utf-8').send(JSON.stringify(outcome.value))
    : sendProblem(reply, outcome.problem)
