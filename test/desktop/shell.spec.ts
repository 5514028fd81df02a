import { once } from 'node:events'
import { postReport, sampleReport } from '../support/box'
import { type Desktop, expect, launch, ownPage, receiverPort, test } from './fixture'

/** What the tray was given, as plain data: the items of a menu are not. */
const tray = ({ app }: Pick<Desktop, 'app'>) =>
  app.evaluate(() => {
    const { tooltip, pictures, items } = probe.tray
    return { tooltip, pictures, labels: items.flatMap(({ label }) => label || []) }
  })

const labels = async (desktop: Desktop) => (await tray(desktop)).labels

/** Chooses an item of the tray's menu, below another where there are two names. */
const choose = ({ app }: Desktop, ...path: string[]) =>
  app.evaluate((_electron, path) => {
    type Item = { label?: string; click?: () => void; submenu?: Item[] & { items?: Item[] } }
    let items = probe.tray.items as readonly Item[]
    let found: Item | undefined
    for (const name of path) {
      found = items.find(({ label }) => label === name)
      items = found?.submenu?.items ?? found?.submenu ?? []
    }
    if (found?.click === undefined) throw new Error(`the tray has no ${path.join(' › ')}`)
    found.click()
  }, path)

test('a closed window goes on in the tray, says so once, and comes back as it was', async ({ start, run }) => {
  const first = await start()
  const { app, page, invoke } = first
  const port = await receiverPort(first)
  const window = await app.browserWindow(page)
  const isVisible = () => window.evaluate((window) => window.isVisible())
  const close = () => window.evaluate((window) => window.close())
  await window.evaluate((window) => window.setBounds({ x: 200, y: 100, width: 1100, height: 700 }))

  await close()
  await expect.poll(isVisible).toBe(false)
  expect(await postReport(port, sampleReport('UNSEEN'))).toBe(200)
  const told = () => app.evaluate(() => probe.notifications.map(({ title }) => title))
  if (process.platform !== 'darwin') await expect.poll(told).toEqual(['Fogwatch goes on'])
  expect((await run('--hidden')).exitCode).toBe(0)
  expect(await isVisible()).toBe(false)
  expect((await run()).exitCode).toBe(0)
  await expect.poll(isVisible).toBe(true)
  await expect(page.getByText('东门岗亭').first()).toBeVisible()
  await close()
  await expect.poll(isVisible).toBe(false)
  await app.evaluate(() => void probe.tray.icon?.emit('click'))
  await expect.poll(isVisible).toBe(true)
  if (process.platform !== 'darwin') expect(await told()).toHaveLength(1)

  await page.keyboard.press('Control+,')
  await page.getByRole('switch', { name: 'Keep running when the window is closed' }).click()
  // Chosen once the desktop has answered.
  await page.getByText('125 %').click()
  await expect(page.getByRole('radio', { name: '125 %' })).toBeChecked()
  await expect.poll(() => window.evaluate((window) => window.webContents.getZoomFactor())).toBe(1.25)
  await expect.poll(() => invoke('getDesktop', {})).toMatchObject({ value: { closeToTray: false, zoom: 125 } })
  const exit = once(app.process(), 'exit')
  await app.evaluate(({ BrowserWindow }) => {
    // After this answer has been given.
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 100)
  })
  if (process.platform === 'darwin') return void (await first.quit())
  expect(await exit).toEqual([0, null])

  const second = await start()
  const again = await second.app.browserWindow(second.page)
  expect(await again.evaluate((window) => window.getNormalBounds())).toEqual({
    x: 200,
    y: 100,
    width: 1100,
    height: 700,
  })
  await expect.poll(() => again.evaluate((window) => window.webContents.getZoomFactor())).toBe(1.25)
})

test('the tray tells how the fleet stands, pauses the receiver, mutes, copies and quits', async ({ desktop }) => {
  const { app, page } = desktop
  const port = await receiverPort(desktop)
  await expect.poll(async () => (await tray(desktop)).tooltip).toBe('Fogwatch: 0 offline, 0 abnormal of 0')
  await postReport(port, { ...sampleReport('ILL'), gateway_status: '故障' })
  await expect.poll(async () => (await tray(desktop)).tooltip).toBe('Fogwatch: 0 offline, 1 abnormal of 1')

  await choose(desktop, 'Pause receiver')
  await expect(page.getByRole('alert')).toContainText('The receiver is paused')
  await expect(postReport(port, sampleReport('ILL'))).rejects.toThrow()
  await expect.poll(async () => (await tray(desktop)).tooltip).toBe('Fogwatch: the receiver is paused')
  await choose(desktop, 'Resume receiver')
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(await postReport(port, sampleReport('ILL'))).toBe(200)

  await choose(desktop, 'Mute all', 'For 8 hours')
  await expect.poll(() => labels(desktop)).toContain('End muting of all')
  const alerts = await desktop.invoke('getIncidents', {})
  const [mute] = alerts.ok ? alerts.value.mutes : []
  const left = Date.parse(mute?.until ?? '') - Date.now()
  expect(mute?.scope).toEqual({ kind: 'fleet' })
  expect(Math.abs(left - 8 * 3_600_000)).toBeLessThan(60_000)
  await choose(desktop, 'End muting of all')
  await expect.poll(() => labels(desktop)).toContain('Mute all')

  await choose(desktop, 'Copy report URL')
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^http:\/\/.+\/SophonFogStatus$/)

  // In a storm the system's tray is left in peace.
  const before = (await tray(desktop)).pictures
  for (let i = 0; i < 20; i++)
    await postReport(port, { ...sampleReport(`S${i}`), gateway_status: i % 2 ? '故障' : '正常' })
  await expect.poll(async () => (await tray(desktop)).tooltip).toContain('of 21')
  expect((await tray(desktop)).pictures - before).toBeLessThanOrEqual(3)

  await desktop.invoke('changeSettings', { language: 'zh' })
  await expect.poll(async () => (await tray(desktop)).tooltip).toMatch(/^雾哨：共 21 台/)
  const exit = once(app.process(), 'exit')
  await app.evaluate(() => {
    const quit = probe.tray.items.find(({ label }) => label === '退出') as { click?: () => void } | undefined
    setTimeout(() => quit?.click?.(), 100)
  })
  expect(await exit).toEqual([0, null])
})

test('a hidden start opens no window until somebody wants one', async ({ dataDir, run }) => {
  const app = await launch([], ['--port', '0', '--data', dataDir, '--hidden'])
  try {
    await expect.poll(async () => (await tray({ app })).tooltip).toContain('Fogwatch')
    expect(app.windows()).toHaveLength(0)
    const opened = ownPage(app.waitForEvent('window'))
    expect((await run('--port', '0')).exitCode).toBe(0)
    await expect((await opened).getByRole('navigation').first()).toBeVisible()
  } finally {
    await app.close()
  }
})
