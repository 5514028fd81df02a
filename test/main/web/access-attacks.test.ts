import { describe, expect, test } from 'vitest'
import { calls } from '../../../src/shared/contract/calls'
import { CALL_ACCESS, isForWall } from '../../../src/shared/contract/wall-access'
import { guardedViewer } from '../../support/guarded-viewer'
import { ROUTES, requestOf } from '../../support/viewer-routes'

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

test('a path that is written in another way is the same path', async () => {
  const { ask, session } = await guardedViewer()
  const cookie = await session()
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  for (const url of ['/api/fleet', '/%61pi/fleet', '/a%70i/senders', '/%61pi/export/inventory', '/%61pi/nowhere']) {
    expect([url, (await ask({ url, headers: link }, cookie)).statusCode]).toEqual([url, 403])
    expect([url, (await ask({ url }, cookie)).headers['cache-control']]).toEqual([url, 'no-store'])
  }
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
