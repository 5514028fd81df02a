import { execFileSync } from 'node:child_process'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { keepPassword, removePassword } from '../../../src/main/access/kept-password'
import { PASSWORD_COST } from '../../../src/main/access/password-hash'
import { IDLE_END, LAST_END } from '../../../src/shared/access/sessions'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { reportBytes } from '../../support/fixtures'
import { CHEAP, cookieOf, guardedViewer, HOST, PASSWORD } from '../../support/guarded-viewer'
import { postReport } from '../../support/station'

const fleet = { url: '/api/fleet' }

test('the right password lets in, by a cookie that scripts and other sites never see', async () => {
  const { logIn, ask } = await guardedViewer()
  const reply = await logIn()
  expect([reply.statusCode, reply.json()]).toEqual([200, { role: 'operator' }])
  expect(String(reply.headers['set-cookie'])).toMatch(
    /^fogwatch-session-9529=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  expect(reply.headers['cache-control']).toBe('no-store')
  expect((await ask(fleet)).statusCode).toBe(401)
  expect((await ask(fleet, cookieOf(reply))).statusCode).toBe(200)
  expect((await ask({ url: '/api/session' }, cookieOf(reply))).json()).toMatchObject({
    role: 'operator',
    by: 'session',
  })
})

test('a wrong one does not, however close it is; the same characters typed otherwise do', async () => {
  const { logIn } = await guardedViewer({ password: 'Å-gate 北门 12' })
  for (const wrong of ['å-gate 北门 12', 'Å-gate 北门 12 ', '', '\u0000']) {
    expect((await logIn(wrong, `10.0.0.${wrong.length}`)).statusCode).toBe(401)
  }
  expect((await logIn('A\u030a-gate 北门 １２', '10.0.1.1')).statusCode).toBe(200)
})

test('after some wrong ones the next has to wait, by address, and is told for how long', async () => {
  const { logIn, pass } = await guardedViewer()
  for (let n = 1; n <= 4; n++) {
    const { statusCode, headers } = await logIn('wrong')
    expect([statusCode, headers['retry-after']]).toEqual([401, undefined])
  }
  const fifth = await logIn('wrong')
  expect([fifth.statusCode, fifth.headers['retry-after']]).toEqual([401, '5'])
  const early = await logIn(PASSWORD)
  expect([early.statusCode, early.headers['retry-after'], early.json().error]).toEqual([
    429,
    '5',
    { code: 'too-many-attempts', message: 'too many wrong passwords: wait 5 s before the next' },
  ])
  expect((await logIn(PASSWORD, '192.168.1.78')).statusCode).toBe(200)
  pass(seconds(5))
  expect((await logIn(PASSWORD)).statusCode).toBe(200)
})

test('a password that is too long is refused without being hashed', async () => {
  const { logIn } = await guardedViewer({ cost: PASSWORD_COST })
  const began = performance.now()
  expect((await logIn('x'.repeat(1025))).statusCode).toBe(401)
  expect((await logIn('x'.repeat(1024 * 1024), '10.0.0.2')).statusCode).toBe(400)
  const refusing = performance.now() - began
  expect((await logIn('x'.repeat(1024), '10.0.0.3')).statusCode).toBe(401)
  expect(performance.now() - began - refusing).toBeGreaterThan(refusing)
})

test('many guesses at once are hashed one after the other, most of them not at all, and boxes are heard meanwhile', async () => {
  const { logIn, url } = await guardedViewer({ cost: PASSWORD_COST })
  let isOver = false
  const guesses = Promise.all(Array.from({ length: 200 }, (_, n) => logIn('guess', `10.0.${n >> 8}.${n & 255}`)))
  const over = guesses.finally(() => {
    isOver = true
  })
  let heard = 0
  while (!isOver) {
    expect((await postReport(url, reportBytes('d1-fog-status.json').toString())).status).toBe(200)
    if (!isOver) heard++
  }
  await over
  const statuses = (await guesses).map(({ statusCode }) => statusCode)
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(195)
  // While four hashes of a quarter of a second were made one after the other; a thread that made them would hear none.
  expect(heard).toBeGreaterThan(5)
}, 60_000)

test('whom a flood of guesses finds known logs in meanwhile, and who is logged in changes the password', async () => {
  const { logIn, ask } = await guardedViewer({ cost: PASSWORD_COST })
  const cookie = cookieOf(await logIn(PASSWORD, '192.168.1.9'))
  const guesses = Promise.all(Array.from({ length: 100 }, (_, n) => logIn('guess', `10.0.0.${n}`)))
  const payload = { password: `${PASSWORD}!`, current: PASSWORD }
  const [known, stranger, changed] = await Promise.all([
    logIn(PASSWORD, '192.168.1.9'),
    logIn(PASSWORD, '192.168.1.10'),
    ask({ method: 'POST', url: '/api/access/password', payload }, cookie),
  ])
  expect([known.statusCode, stranger.statusCode, changed.statusCode]).toEqual([200, 429, 200])
  await guesses
}, 60_000)

test('of two who change the password at once one does', async () => {
  const { session, ask } = await guardedViewer()
  const cookie = await session()
  const change = (password: string) =>
    ask({ method: 'POST', url: '/api/access/password', payload: { password, current: PASSWORD } }, cookie)
  const answers = await Promise.all([change('battery staple'), change('staple battery')])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 400])
})

test.skipIf(process.platform === 'win32')(
  'a pipe in place of the password holds nobody up, and lets nobody in',
  async () => {
    const { ask, access, dataDir } = await guardedViewer({ password: null, onlyHere: true })
    await mkdir(join(dataDir, 'access'), { recursive: true })
    execFileSync('mkfifo', [join(dataDir, 'access', 'password.json')])
    await access.look()
    expect((await ask(fleet)).statusCode).toBe(401)
  },
)

describe('a session ends', () => {
  test('by logging out, and its stream with it', async () => {
    const { ask, session, app } = await guardedViewer()
    await app.listen({ host: '127.0.0.1', port: 0 })
    const cookie = await session()
    const headers = { host: HOST, cookie }
    const stream = await fetch(`${app.listeningOrigin}/api/stream`, { headers: { ...headers, host: HOST } })
    expect(stream.status).toBe(401)
    const port = new URL(app.listeningOrigin).port
    const local = cookie.replace('9529', port)
    const open = await fetch(`${app.listeningOrigin}/api/stream`, { headers: { cookie: local } })
    expect(open.status).toBe(200)
    const told = open.text()
    const out = await ask({ method: 'DELETE', url: '/api/session' }, cookie)
    expect(out.json()).toEqual({ role: null })
    expect(out.headers['set-cookie']).toEqual([
      'fogwatch-session-9529=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
      'fogwatch-wall-9529=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    ])
    expect(await told).toContain('event: snapshot')
    expect((await ask(fleet, cookie)).statusCode).toBe(401)
  })

  test('when nobody uses it, and after a week whoever does', async () => {
    const { ask, session, pass } = await guardedViewer()
    const idle = await session()
    pass(IDLE_END - minutes(2))
    expect((await ask(fleet, idle)).statusCode).toBe(200)
    pass(IDLE_END)
    expect((await ask(fleet, idle)).statusCode).toBe(401)
    const used = await session()
    for (let at = 0; at < LAST_END; at += hours(8)) {
      expect((await ask(fleet, used)).statusCode).toBe(200)
      pass(hours(8))
    }
    expect((await ask(fleet, used)).statusCode).toBe(401)
  })

  test('with all others when the password is changed, here or on the command line', async () => {
    const { ask, session, dataDir, access, logIn } = await guardedViewer()
    const [one, other] = [await session(), await session()]
    const change = (payload: object, cookie: string) =>
      ask({ method: 'POST', url: '/api/access/password', payload }, cookie)
    const refused = await change({ password: 'another one', current: 'not this' }, one)
    expect([refused.statusCode, refused.json().error.field]).toEqual([400, 'current'])
    expect((await change({ password: 'short', current: PASSWORD }, one)).json().error.field).toBe('password')
    expect((await ask(fleet, other)).statusCode).toBe(200)
    expect((await change({ password: 'another one', current: PASSWORD }, one)).statusCode).toBe(200)
    expect([(await ask(fleet, one)).statusCode, (await ask(fleet, other)).statusCode]).toEqual([401, 401])
    expect((await logIn(PASSWORD)).statusCode).toBe(401)
    const again = cookieOf(await logIn('another one'))
    expect((await ask(fleet, again)).statusCode).toBe(200)
    await keepPassword(dataDir, 'set on the line', Date.now(), CHEAP)
    await access.look()
    expect((await ask(fleet, again)).statusCode).toBe(401)
    expect((await logIn('set on the line', '10.0.0.3')).statusCode).toBe(200)
  })

  test('and with it the stream of who may not see any more', async () => {
    const { access, wall, dataDir } = await guardedViewer()
    const ended = { session: vi.fn(), wall: vi.fn() }
    const came = await access.logIn(PASSWORD, '10.0.0.4')
    if (came.kind !== 'in') throw new Error('not let in')
    const { token, id } = await wall()
    access.admit({ session: came.session, wall: null })?.stay(ended.session)
    access.admit({ session: null, wall: token })?.stay(ended.wall)
    await access.changePassword('the next one')
    expect(ended.session).toHaveBeenCalledOnce()
    expect(ended.wall).not.toHaveBeenCalled()
    await access.removeLink(id)
    expect(ended.wall).toHaveBeenCalledOnce()
    await removePassword(dataDir)
    await access.look()
    expect(access.admit({ session: came.session, wall: token })).toBeNull()
  })
})

describe('without a password', () => {
  test('an interface that only its own computer reaches asks for none', async () => {
    const { ask, logIn } = await guardedViewer({ password: null, onlyHere: true })
    expect((await ask(fleet)).statusCode).toBe(200)
    expect((await ask({ url: '/api/session' })).json()).toMatchObject({ role: 'operator', by: 'open' })
    expect((await logIn()).statusCode).toBe(403)
    const link = await ask({ method: 'POST', url: '/api/access/walls', payload: { name: 'Hall' } })
    expect(link.statusCode).toBe(403)
  })

  test('one that others reach lets nobody in', async () => {
    const { ask, logIn } = await guardedViewer({ password: null })
    expect((await ask(fleet)).statusCode).toBe(401)
    expect((await logIn('')).statusCode).toBe(403)
    const set = await ask({ method: 'POST', url: '/api/access/password', payload: { password: 'mine now' } })
    expect(set.statusCode).toBe(401)
  })

  test('the first can be set by whoever sits at the computer, and is asked for from then on', async () => {
    const { ask, logIn, dataDir } = await guardedViewer({ password: null, onlyHere: true })
    const set = await ask({ method: 'POST', url: '/api/access/password', payload: { password: PASSWORD } })
    expect([set.statusCode, set.json().passwordSetAt]).toEqual([200, expect.stringMatching(/Z$/)])
    expect((await ask(fleet)).statusCode).toBe(401)
    expect((await logIn()).statusCode).toBe(200)
    const file = join(dataDir, 'access', 'password.json')
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).not.toContain('horse')
  })

  test('one that cannot be read is a password nobody knows', async () => {
    const { ask, logIn, access, dataDir } = await guardedViewer({ password: null, onlyHere: true })
    const { mkdir, writeFile } = await import('node:fs/promises')
    await mkdir(join(dataDir, 'access'), { recursive: true })
    for (const text of [
      '',
      '{',
      'null',
      '{"scheme":"scrypt","n":1073741824,"r":64,"p":1,"salt":"","hash":"","setAt":1}',
    ]) {
      await writeFile(join(dataDir, 'access', 'password.json'), text)
      await access.look()
      expect((await ask(fleet)).statusCode).toBe(401)
      expect((await logIn('')).statusCode).toBe(403)
    }
  })
})
