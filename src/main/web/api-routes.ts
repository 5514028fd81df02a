import type { FastifyInstance, FastifyReply } from 'fastify'
import { type CallName, calls } from '../../shared/contract/calls'
import { fromPathSegment } from '../../shared/contract/path-id'
import { isForWall, replyForWall } from '../../shared/contract/wall-access'
import type { Outcome } from '../../shared/outcome'
import type { StationPort } from '../ports'
import { sendProblem } from './problems'

/** Every call of the contract as an HTTP route; the table says how, and who may make it. */
export function addApiRoutes(app: FastifyInstance, station: Pick<StationPort, 'call'>): void {
  for (const [name, { method, path }] of Object.entries(calls)) {
    app.route({
      method,
      url: path,
      config: { who: isForWall(name) ? 'wall' : 'operator' },
      handler: async (request, reply) => {
        const body = method === 'POST' ? (request.body ?? {}) : {}
        if (typeof body !== 'object' || Array.isArray(body)) {
          return sendProblem(reply, { code: 'invalid-input', message: 'the body must be a JSON object' })
        }
        // The path comes last: it says which gateway is meant, whatever the body holds.
        const input = { ...(request.query as object), ...body, ...idsIn(request.params) }
        const answer = await station.call(name, input)
        return send(reply, request.visitor?.role === 'operator' ? answer : replyForWall(name as CallName, answer))
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

const send = (reply: FastifyReply, outcome: Outcome<unknown>): FastifyReply =>
  outcome.ok
    ? reply.type('application/json; charset=utf-8').send(JSON.stringify(outcome.value))
    : sendProblem(reply, outcome.problem)
