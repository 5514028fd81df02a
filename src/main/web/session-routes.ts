import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LONGEST_PASSWORD } from '../../shared/access/password'
import { days } from '../../shared/time/millis'
import type { ViewerGate } from '../ports'
import { credentialsOf } from './admission'
import { type CookieKind, cookieHeader, cookieName } from './cookies'
import { sendProblem } from './problems'

/** A display stays on for years; browsers keep a cookie no longer than this, and each start with the link renews it. */
const WALL_COOKIE_SECONDS = days(400) / 1000

/** A password in JSON, each character escaped. */
const MOST_BODY_BYTES = 6 * LONGEST_PASSWORD + 1024

/** Logging in, by a password or the link of a wall, and out. Everybody gets an answer here. */
export function addSessionRoutes(app: FastifyInstance, gate: ViewerGate, isSecure: boolean): void {
  const options = { config: { who: 'anyone' as const }, bodyLimit: MOST_BODY_BYTES }
  const give = (request: FastifyRequest, reply: FastifyReply, kind: CookieKind, value: string, maxAge: number | null) =>
    reply.header('set-cookie', cookieHeader(cookieName(kind, request.headers.host, isSecure), value, isSecure, maxAge))

  app.get('/api/session', options, async ({ visitor }, reply) =>
    reply.send({ role: visitor?.role ?? null, by: visitor?.by ?? null, encrypted: isSecure }),
  )

  app.post('/api/session', options, async (request, reply) => {
    const { password, link } = (request.body ?? {}) as { password?: unknown; link?: unknown }
    if (typeof link === 'string') {
      if (!gate.isWall(link)) {
        return sendProblem(reply, {
          code: 'login-required',
          message: 'this link does not hold any more',
          field: 'link',
        })
      }
      return give(request, reply, 'wall', link, WALL_COOKIE_SECONDS).send({ role: 'wall' })
    }
    if (typeof password !== 'string') {
      return sendProblem(reply, { code: 'invalid-input', message: 'give a password', field: 'password' })
    }
    const came = await gate.logIn(password, request.ip)
    switch (came.kind) {
      case 'in': {
        // Whatever the browser had before is over: nobody can have given it an id that they know.
        const { session } = credentialsOf(request, isSecure)
        if (session !== null) gate.logOut(session)
        return give(request, reply, 'session', came.session, null).send({ role: 'operator' })
      }
      case 'wrong':
        return sendProblem(waitingFor(reply, came.wait), {
          code: 'login-required',
          message: 'this is not the password',
          field: 'password',
        })
      case 'wait':
        return sendProblem(waitingFor(reply, came.wait), {
          code: 'too-many-attempts',
          message: `too many wrong passwords: wait ${inSeconds(came.wait)} s before the next`,
        })
      case 'no-password':
        return sendProblem(reply, {
          code: 'forbidden',
          message: 'there is no password to log in by; set one with the command "password" on the machine',
        })
    }
  })

  app.delete('/api/session', options, async (request, reply) => {
    const { session } = credentialsOf(request, isSecure)
    if (session !== null) gate.logOut(session)
    give(request, reply, 'session', '', 0)
    return give(request, reply, 'wall', '', 0).send({ role: null })
  })
}

const inSeconds = (wait: number): number => Math.ceil(wait / 1000)

const waitingFor = (reply: FastifyReply, wait: number): FastifyReply =>
  wait > 0 ? reply.header('retry-after', inSeconds(wait)) : reply
