import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ViewerAccess } from '../../../src/main/access/viewer-access'
import { reportBytes } from '../../support/fixtures'
import { cookieOf, guardedViewer } from '../../support/guarded-viewer'
import { postReport } from '../../support/station'

const fleet = { url: '/api/fleet' }

describe('the link of a wall', () => {
  test('is told once, kept as a hash, and used without a password', async () => {
    const { ask, session, dataDir } = await guardedViewer()
    const cookie = await session()
    const made = await ask({ method: 'POST', url: '/api/access/walls', payload: { name: ' Hall 大厅 ' } }, cookie)
    const { path, access } = made.json()
    expect(path).toMatch(/^\/wall#[\w-]{43}$/)
    expect(access.wallLinks).toEqual([
      { id: expect.any(String), name: 'Hall 大厅', madeAt: expect.any(String), lastUsedAt: null },
    ])
    const token = path.slice('/wall#'.length)
    for (const name of await readdir(join(dataDir, 'access'))) {
      expect(await readFile(join(dataDir, 'access', name), 'utf8')).not.toContain(token)
    }
    const entered = await ask({ method: 'POST', url: '/api/session', payload: { link: token } })
    expect(String(entered.headers['set-cookie'])).toMatch(
      /^fogwatch-wall-9529=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=34560000$/,
    )
    const wall = cookieOf(entered)
    expect((await ask({ url: '/api/session' }, wall)).json()).toMatchObject({ role: 'wall', by: 'link' })
    expect((await ask(fleet, wall)).statusCode).toBe(200)
    expect((await ask({ url: '/api/access' }, cookie)).json().wallLinks[0].lastUsedAt).toMatch(/Z$/)
    const { id } = access.wallLinks[0]
    expect((await ask({ method: 'DELETE', url: `/api/access/walls/${id}` }, cookie)).json().wallLinks).toEqual([])
    expect((await ask(fleet, wall)).statusCode).toBe(401)
    expect((await ask({ method: 'POST', url: '/api/session', payload: { link: token } })).statusCode).toBe(401)
  })

  test('holds after the station has started again', async () => {
    const { wall, dataDir, access } = await guardedViewer()
    const { token } = await wall()
    await access.links.close()
    const next = new ViewerAccess({ dataDir, steady: () => 0, now: Date.now, log: () => undefined })
    await next.open()
    onTestFinished(() => next.close())
    next.reachedOnlyHere(false)
    expect(next.admit({ session: null, wall: token })).toMatchObject({ role: 'wall' })
    expect(next.links.all[0]?.lastUsedAt).toEqual(expect.any(Number))
  })

  test('sees neither bodies, notes and passwords nor what was chosen beyond its looks', async () => {
    const { ask, wall, url, call } = await guardedViewer()
    await postReport(url, reportBytes('d1-fog-status.json').toString())
    await call('editGateway', { id: 'SZCCKQRAIJBAH0002', note: 'camera password 1234' })
    await call('changeSettings', {
      theme: 'dark',
      allowedSenders: ['10.0.0.0/8', '127.0.0.1'],
      webhook: { url: 'https://robot.example/key', format: 'json', secret: 'signed' },
    })
    const { cookie } = await wall()
    const settings = (await ask({ url: '/api/settings' }, cookie)).json()
    expect(settings).toMatchObject({ theme: 'dark', webhook: null, allowedSenders: [] })
    const gateway = (await ask({ url: '/api/gateways/SZCCKQRAIJBAH0002' }, cookie)).json()
    expect(gateway).toMatchObject({ id: 'SZCCKQRAIJBAH0002', note: null, lastReport: null })
    expect((await ask(fleet, cookie)).body).not.toMatch(/1234|robot|"url":"rtsp/)
  })
})
