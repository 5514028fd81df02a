import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type CallName, calls } from '../../shared/contract/calls'
import { jsonPieces } from '../../shared/contract/json-pieces'
import { fromPathSegment } from '../../shared/contract/path-id'
import type { FleetView } from '../../shared/contract/views'
import { fleetPiecesForWall, isForWall, replyForWall } from '../../shared/contract/wall-access'
import type { Outcome } from '../../shared/outcome'
import { ownTurn } from '../own-turn'
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
        if (!answer.ok) return sendProblem(reply, answer.problem)
        return send(reply, request.visitor?.role === 'operator' ? jsonPieces(answer.value) : forWall(name, answer))
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

function forWall(name: string, answer: Extract<Outcome<unknown>, { readonly ok: true }>): Iterator<string> {
  if (name === 'getFleet') return fleetPiecesForWall(answer.value as FleetView)
  const told = replyForWall(name as CallName, answer)
  return jsonPieces(told.ok ? told.value : null)
}

/** What is in one piece at once, as most is; what is longer piece by piece, in turns. */
function send(reply: FastifyReply, pieces: Iterator<string>): FastifyReply {
  const [first, second] = [pieces.next(), pieces.next()]
  reply.type('application/json; charset=utf-8')
  if (second.done === true) return reply.send(first.value ?? '')
  return reply.send(Readable.from(inTurns([first.value, second.value], pieces), { objectMode: false }))
}

async function* inTurns(made: readonly string[], pieces: Iterator<string>): AsyncGenerator<string> {
  yield* made
  for (let next = pieces.next(); next.done !== true; next = pieces.next()) {
    yield next.value
    await ownTurn()
  }
}
