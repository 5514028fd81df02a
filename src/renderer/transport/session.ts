import type { LogInOutcome, SessionClient, SessionView } from '../../shared/contract/session'

const PATH = '/api/session'

/** Logging in and out over HTTP. */
export const sessionClient: SessionClient = {
  read: async () => {
    try {
      const reply = await fetch(PATH)
      return reply.ok ? ((await reply.json()) as SessionView) : null
    } catch {
      return null
    }
  },
  logIn: async (password) => {
    const outcome = await post({ password }, 'no-password')
    // It was taken away since this page came: then nobody is asked for one here any more.
    const isOpen = outcome.kind === 'no-password' && (await sessionClient.read())?.role === 'operator'
    return isOpen ? { kind: 'in' } : outcome
  },
  enter: async (link) => {
    const outcome = await post({ link }, 'link-over')
    return outcome.kind === 'wrong' ? { kind: 'link-over' } : outcome
  },
  logOut: async () => {
    await fetch(PATH, { method: 'DELETE' }).catch(() => undefined)
  },
}

async function post(body: object, whenForbidden: 'no-password' | 'link-over'): Promise<LogInOutcome> {
  try {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(PATH, { method: 'POST', headers, body: JSON.stringify(body) })
    if (reply.ok) return { kind: 'in' }
    if (reply.status === 403) return { kind: whenForbidden }
    if (reply.status !== 401 && reply.status !== 400 && reply.status !== 429) return { kind: 'disconnected' }
    const waitSeconds = Number(reply.headers.get('retry-after') ?? 0)
    return { kind: reply.status === 429 ? 'wait' : 'wrong', waitSeconds }
  } catch {
    return { kind: 'disconnected' }
  }
}

/** What tells the login page that a wall display came to it because its link was withdrawn. */
export const LINK_OVER = '#link-over'

/** Where somebody logs in again whose session has ended. That of a wall ends with its link. */
export const leadToLogin = (): void => location.replace(isOnlyWall() ? `/login${LINK_OVER}` : '/login')

/*
 * The station that serves a page writes into it who looks at it (`main/web/static-files`). The window of the app, and a
 * page that nobody has to log in for, have nothing there, or `open`.
 */
const said = (): DOMStringMap => globalThis.document?.documentElement.dataset ?? {}

/** Whether this page is a wall display that came by a link: it shows, and can do nothing. */
export const isOnlyWall = (): boolean => said()['visitor'] === 'wall'

/** Whether there is something to log out of. */
export const isLoggedIn = (): boolean => said()['visitorBy'] === 'session'
