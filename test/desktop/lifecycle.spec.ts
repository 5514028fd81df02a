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

test('a page that crashes is loaded again and says so, at most three times a minute', async ({ desktop }) => {
  const { app, page, output } = desktop
  const window = await app.browserWindow(page)
  const port = await receiverPort(desktop)
  const notice = () =>
    window.evaluate((window) =>
      window.webContents.executeJavaScript('document.body?.innerText ?? ""').catch(() => ''),
    ) as Promise<string>
  for (const times of [1, 2, 3]) {
    await window.evaluate((window) => window.webContents.forcefullyCrashRenderer())
    await expect.poll(() => output().split('the page is gone').length - 1).toBe(times)
    // Nothing is lost meanwhile.
    expect(await postReport(port, sampleReport(`CRASH-${times}`))).toBe(200)
    await expect.poll(notice).toContain('was loaded again')
    await expect.poll(notice).toContain('东门岗亭')
  }
  await window.evaluate((window) => window.webContents.forcefullyCrashRenderer())
  await expect.poll(output).toContain('[dialog] Fogwatch: The window keeps failing')
  expect(await postReport(port, sampleReport('AFTER'))).toBe(200)
})

test('waking up is told to the station', async ({ desktop }) => {
  await desktop.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  await expect.poll(() => desktop.output()).toContain('the machine woke up')
})
