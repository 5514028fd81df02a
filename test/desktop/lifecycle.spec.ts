import { once } from 'node:events'
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

test('closing the window quits, but on macOS', async ({ desktop: { app, page } }) => {
  const window = await app.browserWindow(page)
  const exit = once(app.process(), 'exit')
  await window.evaluate((window) => {
    // After this answer has been given.
    setTimeout(() => window.close(), 100)
  })
  await page.waitForEvent('close')
  if (process.platform === 'darwin') expect(app.process().exitCode).toBeNull()
  else expect(await exit).toEqual([0, null])
})

test('a second start ends, and brings the first window to the front', async ({ desktop: { app, page }, run }) => {
  const window = await app.browserWindow(page)
  const isMinimized = () => window.evaluate((window) => window.isMinimized())
  await window.evaluate((window) => window.minimize())
  await expect.poll(isMinimized).toBe(true)
  expect((await run()).exitCode).toBe(0)
  await expect.poll(isMinimized).toBe(false)
})

test('a page that crashes is loaded again', async ({ desktop: { app, page, output } }) => {
  const window = await app.browserWindow(page)
  await window.evaluate((window) => window.webContents.forcefullyCrashRenderer())
  await expect.poll(output).toContain('the page is gone')
  const typeOfBridge = () => window.evaluate((window) => window.webContents.executeJavaScript('typeof fogwatch'))
  await expect(async () => expect(await typeOfBridge()).toBe('object')).toPass()
})

test('waking up is told to the station', async ({ desktop }) => {
  await desktop.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  await expect.poll(() => desktop.output()).toContain('the machine woke up')
})
