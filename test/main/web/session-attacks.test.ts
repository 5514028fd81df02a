import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { ok } from '../../../src/shared/outcome'
import { cookieOf, guardedViewer, HOST, PASSWORD } from '../../support/guarded-viewer'
import { ROUTES, requestOf } from '../../support/viewer-routes'

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
