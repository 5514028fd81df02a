import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Credentials, ViewerGate, ViewerRole, Visitor } from '../ports'
import { cookieName, readCookie } from './cookies'
import { sendProblem } from './problems'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who gets an answer here; only operators where nothing is said. */
    who?: 'anyone' | ViewerRole
    /** Whether commands of this machine get one by their key. */
    byKey?: boolean
    /** Whether who has to log in is led to where that is done. */
    leads?: boolean
  }
  interface FastifyRequest {
    /** Who asks; `null` for who is not let in, and where everybody is answered. */
    visitor: Visitor | null
  }
}

/** Where one logs in. */
export const LOGIN_PAGE = '/login'

/** Answers nobody who is not let in. Routes say who may have them, and are for operators until they do. */
export function addAdmission(app: FastifyInstance, gate: ViewerGate, isSecure: boolean): void {
  app.decorateRequest('visitor', null)
  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    const { who = 'operator', byKey = false, leads = false } = request.routeOptions.config ?? {}
    const visitor = gate.admit(credentialsOf(request, isSecure))
    request.visitor = visitor
    if (who === 'anyone' || (byKey && hasLocalKey(request, gate))) return
    if (visitor === null) {
      reply.header('cache-control', 'no-store')
      return leads
        ? reply.redirect(LOGIN_PAGE)
        : sendProblem(reply, { code: 'login-required', message: `log in first: ${LOGIN_PAGE}, or POST /api/session` })
    }
    if (visitor.role === 'wall' && who !== 'wall') {
      return sendProblem(reply, { code: 'forbidden', message: 'the link of a wall display shows, and does nothing' })
    }
  }
  app.addHook('onRequest', admit)
  // And once its body is here: whose session ended meanwhile could otherwise hold back commands until after that.
  app.addHook('preHandler', async (request, reply) => (request.method === 'GET' ? undefined : admit(request, reply)))
}

export const credentialsOf = ({ headers }: FastifyRequest, isSecure: boolean): Credentials => ({
  session: readCookie(headers.cookie, cookieName('session', headers.host, isSecure)),
  wall: readCookie(headers.cookie, cookieName('wall', headers.host, isSecure)),
})

function hasLocalKey({ headers }: FastifyRequest, gate: ViewerGate): boolean {
  const key = /^Bearer ([\w-]{1,100})$/.exec(headers.authorization ?? '')?.[1]
  return key !== undefined && gate.isLocalKey(key)
}
