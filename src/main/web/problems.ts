import type { FastifyReply } from 'fastify'
import type { Problem, ProblemCode } from '../../shared/outcome'

const STATUS: Readonly<Record<ProblemCode, number>> = {
  'invalid-input': 400,
  'not-found': 404,
  'unknown-call': 404,
  forbidden: 403,
  'login-required': 401,
  'too-many-attempts': 429,
  'storage-failed': 503,
  'port-in-use': 409,
  'port-forbidden': 409,
  'address-unavailable': 409,
  'receiver-failed': 409,
  'simulation-failed': 409,
  'only-at-site': 409,
  'not-at-headquarters': 409,
  'site-unreachable': 503,
  'restore-failed': 409,
  disconnected: 503,
  internal: 500,
}

/** A problem as the API tells it: `{"error": {code, message, field?}}` with a fitting status. */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply.code(STATUS[problem.code]).send({ error: problem })
