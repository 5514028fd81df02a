import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postReport, sampleReport } from '../support/box'
import { expect, receiverPort, test } from './fixture'

test('what was accepted is there after a quit, and not yet judged', async ({ start }) => {
  const first = await start()
  await postReport(await receiverPort(first), sampleReport('KEPT'))
  await first.invoke('editGateway', { id: 'KEPT', alias: '北门' })
  expect(await first.quit()).toBe(0)

  const second = await start()
  expect(await second.invoke('getGateway', { id: 'KEPT' })).toMatchObject({
    ok: true,
    value: { name: '东门岗亭', alias: '北门', presence: 'unobserved' },
  })
})

test('a second start ends, and brings the first window to the front', async ({ desktop: { app, page }, run }) => {
  const window = await app.browserWindow(page)
  const isMinimized = () => window.evaluate((window) => window.isMinimized())
  await window.evaluate((window) => window.minimize())
  await expect.poll(isMinimized).toBe(true)
  expect((await run()).exitCode).toBe(0)
  await expect.poll(isMinimized).toBe(false)
})

test('a page that crashes, or whose drawing does, is loaded again and says so, at most three times a minute', async ({
  desktop,
}) => {
  const { app, page, output } = desktop
  const window = await app.browserWindow(page)
  const port = await receiverPort(desktop)
  const notice = () =>
    window.evaluate((window) =>
      window.webContents.executeJavaScript('document.body?.innerText ?? ""').catch(() => ''),
    ) as Promise<string>
  for (const times of [1, 2, 3]) {
    if (times === 1) {
      await page.evaluate(() => document.body.replaceChildren())
      const gone = { type: 'GPU', reason: 'crashed', exitCode: 5, name: 'GPU' }
      await app.evaluate(({ app }, gone) => void app.emit('child-process-gone', {}, gone), gone)
    } else await window.evaluate((window) => window.webContents.forcefullyCrashRenderer())
    const lost = /the page is gone|a process of the window is gone \(GPU/g
    await expect.poll(() => [...output().matchAll(lost)].length).toBe(times)
    // Nothing is lost meanwhile.
    expect(await postReport(port, sampleReport(`CRASH-${times}`))).toBe(200)
    await expect.poll(notice).toContain('was loaded again')
    await expect.poll(notice).toContain('东门岗亭')
  }
  await window.evaluate((window) => window.webContents.forcefullyCrashRenderer())
  await expect.poll(output).toContain('[dialog] Fogwatch: The window keeps failing')
  expect(await postReport(port, sampleReport('AFTER'))).toBe(200)
})

test('waking up is told to the station, and the end of the session stops it in order', async ({ desktop, dataDir }) => {
  const { app, output } = desktop
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  await expect.poll(output).toContain('the machine woke up')

  const exit = once(app.process(), 'exit')
  expect(await postReport(await receiverPort(desktop), sampleReport('LAST'))).toBe(200)
  const tell = (event: 'query-session-end' | 'session-end') =>
    app.evaluate(({ BrowserWindow }, event) => {
      const [window] = BrowserWindow.getAllWindows()
      // After this answer has been given.
      setTimeout(() => window?.emit(event as never, { reasons: ['logoff'] } as never), 50)
    }, event)
  // Somebody calls it off.
  await tell('query-session-end')
  await expect.poll(output).toContain('the session is asked to end (logoff)')
  expect(await postReport(await receiverPort(desktop), sampleReport('LAST'))).toBe(200)
  await tell('session-end')
  expect(await exit).toEqual([0, null])
  expect(readFileSync(join(dataDir, 'logs/fogwatch.log'), 'utf8')).toContain('the session ends (logoff)')
})
