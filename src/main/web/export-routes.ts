import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../../shared/outcome'
import type { Download, StationPort } from '../ports'
import { sendProblem } from './problems'

/** Who may have the files: not a wall, and the command that exports from a running station. */
const FOR_COMMANDS = { config: { who: 'operator' as const, byKey: true } }

/** Files that are made while they are fetched; a client that goes gives the rest up. */
export function addExportRoutes(app: FastifyInstance, station: Pick<StationPort, 'download'>): void {
  app.get('/api/export/:kind', FOR_COMMANDS, async (request, reply) => {
    const { kind } = request.params as { kind: string }
    return sendFile(request, reply, await station.download({ ...(request.query as object), kind }))
  })
  app.get('/api/exports/:id/download', async (request, reply) => {
    const { id } = request.params as { id: string }
    return sendFile(request, reply, await station.download({ id }))
  })
}

function sendFile({ visitor }: FastifyRequest, reply: FastifyReply, outcome: Outcome<Download>): FastifyReply {
  if (!outcome.ok) return sendProblem(reply, outcome.problem)
  const { fileName, parts } = outcome.value
  const file = Readable.from(parts, { objectMode: false })
  // Who is let in no longer gets no more of it; the command of this machine comes by its key, and is no visitor.
  const stay = visitor?.stay(() => file.destroy(new Error('the session of whoever fetched it is over')))
  file.once('close', () => stay?.leave())
  return reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      // Names are made of kinds and days: nothing in them needs escaping.
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(file)
}
