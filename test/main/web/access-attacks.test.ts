import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { calls } from '../../../src/shared/contract/calls'
import { CALL_ACCESS, isForWall } from '../../../src/shared/contract/wall-access'
import { ok } from '../../../src/shared/outcome'
import { cookieOf, guardedViewer, HOST, PASSWORD } from '../../support/guarded-viewer'

type Method = 'GET' | 'POST' | 'DELETE'

interface Route {
  readonly method: Method
  readonly url: string
  /** The call of the contract that it is. */
  readonly call?: string
}

const ROUTES: readonly Route[] = [
  ...Object.entries(calls).map(([call, { method, path }]) => ({ method, url: path.replace(/:\w+/g, 'x'), call })),
  { method: 'GET', url: '/api/stream' },
  { method: 'GET', url: '/api/export/inventory' },
  { method: 'GET', url: '/api/exports/x/download' },
  { method: 'GET', url: '/index.html' },
  { method: 'GET', url: '/assets/app-1a2b.js' },
  { method: 'GET', url: '/nowhere' },
  { method: 'GET', url: '/api/nowhere' },
]

const requestOf = ({ method, url }: Route) => ({ method, url, ...(method === 'POST' ? { payload: {} } : {}) })

describe('who is not let in', () => {
  test.each([
    ['brings nothing', undefined],
    ['makes up a session', `fogwatch-session-9529=${'A'.repeat(43)}`],
    ['makes up a wall', `fogwatch-wall-9529=${'A'.repeat(43)}`],
    ['sends an empty one', 'fogwatch-session-9529=; fogwatch-wall-9529='],
    ['sends what is no cookie', '=; ;;=fogwatch-session-9529; \u00ff=1'],
    ['names an object’s own keys', '__proto__=1; constructor=2; fogwatch-session-9529=__proto__'],
  ])('and %s gets no answer anywhere', async (_name, cookie) => {
    const { ask, call } = await guardedViewer()
    for (const route of ROUTES) {
      const { statusCode, body } = await ask(requestOf(route), cookie)
      const expected = route.url === '/index.html' ? 302 : 401
      expect([route.url, statusCode]).toEqual([route.url, expected])
      expect(body).not.toMatch(/gateways|void 0|import/)
    }
    expect(await call('getFleet', {})).toMatchObject({ receiver: { listening: true } })
  })

  test('is led to the login page, and gets it with what it is made of and nothing else', async () => {
    const { ask } = await guardedViewer()
    const { statusCode, headers } = await ask({ url: '/' })
    expect([statusCode, headers['location'], headers['cache-control']]).toEqual([302, '/login', 'no-store'])
    for (const url of ['/login', '/wall', '/login.html']) {
      const page = await ask({ url })
      expect([url, page.statusCode, page.body]).toEqual([url, 200, expect.stringContaining('login-5e6f.js')])
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    }
    for (const name of ['login-5e6f.js', 'login-3c4d.css', 'inter-9c0d.woff2', 'shared-7a8b.js']) {
      expect((await ask({ url: `/assets/${name}` })).statusCode).toBe(200)
    }
    expect((await ask({ url: '/assets/app-1a2b.js' })).statusCode).toBe(401)
  })

  test('gets no answer from a route that says nothing of who may have it', async () => {
    const { app, ask, session, wall } = await guardedViewer()
    app.get('/api/new', async () => ({ told: true }))
    expect((await ask({ url: '/api/new' })).statusCode).toBe(401)
    expect((await ask({ url: '/api/new' }, (await wall()).cookie)).statusCode).toBe(403)
    expect((await ask({ url: '/api/new' }, await session())).json()).toEqual({ told: true })
  })
})

describe('the link of a wall', () => {
  test('lets make exactly the calls that the table says, all of which only read', async () => {
    expect(Object.keys(CALL_ACCESS).toSorted()).toEqual(Object.keys(calls).toSorted())
    const { ask, wall, call } = await guardedViewer()
    const { cookie } = await wall()
    const before = await call('getSettings', {})
    for (const route of ROUTES.filter(({ call }) => call !== undefined)) {
      const { statusCode } = await ask(requestOf(route), cookie)
      if (isForWall(route.call ?? '')) expect([route.call, route.method]).toEqual([route.call, 'GET'])
      else expect([route.call, statusCode]).toEqual([route.call, 403])
    }
    expect(await call('getSettings', {})).toEqual(before)
    expect(await call('getFleet', {})).toMatchObject({ receiver: { listening: true }, simulated: false })
  })

  test('is for no call that nobody has classified', () => {
    for (const name of ['', 'newCall', '__proto__', 'constructor', 'hasOwnProperty'])
      expect(isForWall(name)).toBe(false)
  })

  test('fetches no files but the page', async () => {
    const { ask, wall } = await guardedViewer()
    const { cookie } = await wall()
    expect((await ask({ url: '/api/export/reports' }, cookie)).statusCode).toBe(403)
    expect((await ask({ url: '/api/exports/x/download' }, cookie)).statusCode).toBe(403)
    expect((await ask({ url: '/' }, cookie)).body).toContain('<html data-visitor="wall" data-visitor-by="link"')
    expect((await ask({ url: '/nowhere' }, cookie)).statusCode).toBe(403)
  })

  test('does not become more by being sent as a session', async () => {
    const { ask, wall } = await guardedViewer()
    const { cookie, token } = await wall()
    expect((await ask({ url: '/api/senders' }, `fogwatch-session-9529=${token}`)).statusCode).toBe(401)
    expect((await ask({ url: '/api/senders' }, `${cookie}; fogwatch-session-9529=${token}`)).statusCode).toBe(403)
    expect((await ask({ url: '/api/fleet', headers: { authorization: `Bearer ${token}` } })).statusCode).toBe(401)
  })
})

describe('somebody who is logged in', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://192.168.1.5:8080' }],
    ['the same name over another protocol', { origin: `https://${HOST}` }],
    ['no origin', { origin: 'null' }],
    ['a sibling, as the browser says', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    ['elsewhere, embedded', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a name that leads here by the DNS of somebody else', { host: 'rebound.example:9529' }],
  ])('is not spoken for by a page of %s', async (_name, headers) => {
    const { ask, session, call } = await guardedViewer()
    const cookie = await session()
    for (const route of [...ROUTES, { method: 'DELETE' as const, url: '/api/session' }]) {
      const { statusCode } = await ask({ ...requestOf(route), headers }, cookie)
      expect([route.url, statusCode]).toEqual([route.url, 403])
    }
    expect((await ask({ url: '/api/fleet' }, cookie)).statusCode).toBe(200)
    expect(await call('getFleet', {})).toMatchObject({ receiver: { listening: true } })
  })

  test('has an id that nobody could have given them before', async () => {
    const { ask, logIn } = await guardedViewer()
    const planted = `fogwatch-session-9529=${'F'.repeat(43)}`
    const payload = { password: PASSWORD }
    const first = cookieOf(await ask({ method: 'POST', url: '/api/session', payload }, planted))
    expect(first).not.toBe(planted)
    expect((await ask({ url: '/api/fleet' }, planted)).statusCode).toBe(401)
    // Logged in again in the same browser, the session before is over.
    const second = cookieOf(await ask({ method: 'POST', url: '/api/session', payload }, first))
    expect((await ask({ url: '/api/fleet' }, first)).statusCode).toBe(401)
    expect((await ask({ url: '/api/fleet' }, second)).statusCode).toBe(200)
    expect((await logIn()).statusCode).toBe(200)
  })

  test('is known by the cookie of this port alone, and by none where two are sent', async () => {
    const { ask, session } = await guardedViewer()
    const cookie = await session()
    const of = async (sent: string, host = HOST) =>
      (await ask({ url: '/api/fleet', headers: { host } }, sent)).statusCode
    expect(await of(cookie)).toBe(200)
    expect(await of(cookie.replace('9529', '9530'))).toBe(401)
    expect(await of(cookie, '192.168.1.5:9530')).toBe(401)
    expect(await of(cookie.replace('fogwatch', '__Host-fogwatch'))).toBe(401)
    expect(await of(`fogwatch-session-9529=${'x'.repeat(43)}; ${cookie}`)).toBe(401)
    expect(await of(`other=1; ${cookie}; theme=dark`)).toBe(200)
  })
})

describe('a session that ends while its request is under way', () => {
  test('makes no more calls: not one whose body was held back until then', async () => {
    const { app, ask, session, access } = await guardedViewer()
    const admitted = new Promise<void>((resolve) =>
      app.addHook('preParsing', async ({ url }) => {
        if (url === '/api/access/walls') resolve()
      }),
    )
    const cookie = await session()
    const payload = new PassThrough()
    const headers = { 'content-type': 'application/json' }
    const held = ask({ method: 'POST', url: '/api/access/walls', headers, payload }, cookie)
    await admitted
    await access.changePassword('battery staple 南门')
    payload.end('{"name":"Hall"}')
    expect((await held).statusCode).toBe(401)
    expect(access.links.all).toEqual([])
  })

  test('fetches no more of a file', async () => {
    let isGivenUp = false
    async function* parts() {
      try {
        for (;;) {
          yield Buffer.from('a row\n')
          await setTimeout(1)
        }
      } finally {
        isGivenUp = true
      }
    }
    const { app, session, access } = await guardedViewer({
      download: async () => ok({ fileName: 'reports.csv', parts: parts() }),
    })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = new URL(app.listeningOrigin)
    const cookie = (await session()).replace('9529', port)
    const answer = await fetch(`http://127.0.0.1:${port}/api/export/reports`, { headers: { cookie } })
    const reader = answer.body?.getReader()
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0)
    await access.changePassword('battery staple 南门')
    await expect(
      (async () => {
        while ((await reader?.read())?.done === false);
      })(),
    ).rejects.toThrow()
    await vi.waitFor(() => expect(isGivenUp).toBe(true))
  })
})

test('a path that is written in another way is the same path', async () => {
  const { ask, session } = await guardedViewer()
  const cookie = await session()
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  for (const url of ['/api/fleet', '/%61pi/fleet', '/a%70i/senders', '/%61pi/export/inventory', '/%61pi/nowhere']) {
    expect([url, (await ask({ url, headers: link }, cookie)).statusCode]).toEqual([url, 403])
    expect([url, (await ask({ url }, cookie)).headers['cache-control']]).toEqual([url, 'no-store'])
  }
})

describe('nobody is logged in by', () => {
  test.each([
    ['a page of another origin', { origin: 'https://evil.example', 'content-type': 'application/json' }],
    ['a form that is taken for text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a page elsewhere, as the browser says', { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }],
    [
      'a link elsewhere',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    ],
  ])('%s', async (_name, headers) => {
    const { ask } = await guardedViewer()
    const payload = JSON.stringify({ password: PASSWORD })
    const reply = await ask({ method: 'POST', url: '/api/session', headers, payload })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.headers['set-cookie']).toBeUndefined()
  })

  test('what is no password', async () => {
    const { ask } = await guardedViewer()
    for (const payload of [
      {},
      { password: null },
      { password: [PASSWORD] },
      { password: { length: 8 } },
      { link: 7 },
      [],
    ]) {
      const { statusCode, headers } = await ask({ method: 'POST', url: '/api/session', payload: payload as object })
      expect([statusCode, headers['set-cookie']]).toEqual([400, undefined])
    }
  })
})

test('the key in the data folder is for exports, and not for anything else', async () => {
  const { access, ask } = await guardedViewer()
  const headers = { authorization: `Bearer ${access.localKey}` }
  expect((await ask({ url: '/api/export/inventory', headers })).statusCode).toBe(200)
  for (const route of ROUTES.filter(({ url }) => url !== '/api/export/inventory' && url !== '/index.html')) {
    expect([route.url, (await ask({ ...requestOf(route), headers })).statusCode]).toEqual([route.url, 401])
  }
  for (const wrong of ['Bearer ', `Bearer ${'x'.repeat(43)}`, `Basic ${access.localKey}`, access.localKey]) {
    const { statusCode } = await ask({ url: '/api/export/inventory', headers: { authorization: wrong } })
    expect(statusCode).toBe(401)
  }
})
