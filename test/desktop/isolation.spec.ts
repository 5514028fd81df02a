import { calls } from '../../src/shared/contract/calls'
import { postReport, sampleReport } from '../support/box'
import { expect, receiverPort, test } from './fixture'

test('the page has the bridge and none of the powers behind it', async ({ desktop: { page } }) => {
  const found = await page.evaluate(() => {
    const bridge = window.fogwatch as unknown as Record<string, unknown>
    const overwrite = (object: object, key: string) => Reflect.set(object, key, 'overwritten')
    return {
      bridge: Object.keys(bridge).sort(),
      frozen: !overwrite(bridge, 'invoke') && !overwrite(window, 'fogwatch'),
      powers: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (n) => n in window,
      ),
    }
  })
  expect(found).toEqual({ bridge: ['invoke', 'subscribe'], frozen: true, powers: [] })
})

test('a script that is written into the page does not run', async ({ desktop: { page } }) => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineScriptRan = true'
    document.head.append(script)
    return 'inlineScriptRan' in window
  })
  expect(ran).toBe(false)
})

test('the page is served under a scheme of its own, and reads nothing beside its files', async ({ desktop }) => {
  const { app, page } = desktop
  const url = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
  expect(url).toMatch(/^app:\/\/fogwatch\/index\.html/)
  const found = await page.evaluate(async () => {
    const policies: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => policies.push(event.originalPolicy))
    const fails = (promise: Promise<unknown>) =>
      promise.then(
        () => 'done',
        () => 'failed',
      )
    const picture = (src: string) =>
      new Promise<string>((resolve) => {
        const image = new Image()
        image.onload = () => resolve('done')
        image.onerror = () => resolve('failed')
        image.src = src
      })
    const climbs = ['../main/index.js', '../../package.json', '/%2e%2e/main/index.js', '/..%2fmain%2findex.js']
    return {
      secure: isSecureContext,
      opaque: origin === 'null',
      fetched: await Promise.all(
        [location.href, 'file:///etc/hostname', 'https://example.invalid/'].map((url) => fails(fetch(url))),
      ),
      imported: await Promise.all(climbs.map((path) => fails(import(new URL(path, location.href).href)))),
      drawn: await Promise.all(
        ['file:///usr/share/pixmaps/debian-logo.png', 'https://example.invalid/x.png'].map(picture),
      ),
      policies,
    }
  })
  const failed = (times: number) => Array.from({ length: times }, () => 'failed')
  expect(found).toMatchObject({
    secure: true,
    opaque: false,
    fetched: failed(3),
    imported: failed(4),
    drawn: failed(2),
  })
  // The stricter of two: what the page says of itself, and what is said with it.
  expect(found.policies.some((policy) => policy.includes("connect-src 'none'"))).toBe(true)
})

test('a frame inside the page has no bridge', async ({ desktop: { page } }) => {
  await page.evaluate(() => document.body.append(document.createElement('iframe')))
  await expect.poll(() => page.frames().length).toBe(2)
  expect(await page.frames()[1]?.evaluate(() => 'fogwatch' in window)).toBe(false)
})

test('another page is refused, though it has the bridge', async ({ desktop: { app } }) => {
  const opened = app.waitForEvent('window')
  await app.evaluate(async ({ BrowserWindow, app }) => {
    const preload = `${app.getAppPath()}/out/preload/preload.cjs`
    const window = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } })
    await window.loadURL('data:text/html,<h1>Stranger</h1>')
  })
  const stranger = await opened
  await stranger.waitForURL((url) => url.protocol === 'data:')
  expect(await stranger.evaluate(() => window.fogwatch?.invoke('getFleet', {}))).toMatchObject({
    ok: false,
    problem: { code: 'forbidden' },
  })
  const heard = await stranger.evaluate(
    () => new Promise((resolve) => window.fogwatch?.subscribe((event) => resolve(event))),
  )
  expect(heard).toEqual({ type: 'connection', state: 'lost' })
})

test('a page that is no longer ours can neither break the station nor reach beside it', async ({ desktop }) => {
  const { app, page, invoke, output } = desktop
  const port = await receiverPort(desktop)
  const codes = await page.evaluate(async () => {
    type Loose = (name: unknown, input?: unknown) => Promise<{ ok: boolean; problem?: { code: string } }>
    const invoke = window.fogwatch?.invoke as unknown as Loose
    const nested: unknown = JSON.parse('['.repeat(500) + ']'.repeat(500))
    const asked: [unknown, unknown][] = [
      ['__proto__', {}],
      ['constructor', {}],
      ['hasOwnProperty', 'x'],
      [null, {}],
      [{ toString: 1 }, {}],
      ['x'.repeat(1_000_000), {}],
      ['editGateway', { id: 'x'.repeat(8_000_000) }],
      ['editGateway', { id: nested }],
      ['changeSettings', JSON.parse('{"__proto__": {"theme": "dark"}, "constructor": {"prototype": {}}}')],
      ['changeDesktop', { zoom: { valueOf: 125 } }],
      ['openExport', { id: '../../../etc/passwd' }],
      ['openExport', { id: '/etc/passwd', what: 'folder' }],
      ['restoreBackup', { name: '../../../../etc' }],
      ['getHistory', { id: { $where: 'process.exit()' } }],
      ['getGateway', { id: { $regex: '.*' } }],
    ]
    const replies = await Promise.all(asked.map(([name, input]) => invoke(name, input)))
    return replies.map(({ ok, problem }) => (ok ? 'ok' : problem?.code))
  })
  for (const code of codes)
    expect(['unknown-call', 'invalid-input', 'not-found', 'forbidden', 'disconnected']).toContain(code)

  // No call takes what is no object of its own, nor fails at it.
  const answers = await page.evaluate(async (names) => {
    type Loose = (name: string, input: unknown) => Promise<{ ok: boolean; problem?: { code: string } }>
    const invoke = window.fogwatch?.invoke as unknown as Loose
    const nested: unknown = JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)
    const asked = names.flatMap((name) => [5, 'x', true, nested].map((input) => ({ name, input })))
    return Promise.all(
      asked.map(async ({ name, input }) => {
        const { ok, problem } = await invoke(name, input)
        return `${name}(${typeof input}): ${ok ? 'taken' : problem?.code}`
      }),
    )
  }, Object.keys(calls))
  expect(answers.length).toBeGreaterThan(150)
  expect(answers.filter((answer) => !/: (invalid-input|forbidden|not-found)$/.test(answer))).toEqual([])

  // Hundreds of calls at once are answered, and boxes meanwhile.
  const flood = page.evaluate(async () => {
    const asked = Array.from({ length: 300 }, () => window.fogwatch?.invoke('getFleet', {}))
    return (await Promise.all(asked)).filter((reply) => reply?.ok).length
  })
  expect(await postReport(port, sampleReport('HEARD'))).toBe(200)
  expect(await flood).toBe(300)
  expect(await app.evaluate(() => probe.opened)).toEqual([])
  expect(await invoke('getSettings', {})).toMatchObject({ ok: true, value: { theme: 'system' } })
  expect(output()).not.toContain('Error occurred in handler')
})
