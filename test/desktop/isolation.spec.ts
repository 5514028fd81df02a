import { expect, test } from './fixture'

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
