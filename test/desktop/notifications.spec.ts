import { setTimeout as pause } from 'node:timers/promises'
import { postReport, sampleReport } from '../support/box'
import { type Desktop, expect, receiverPort, test } from './fixture'

declare global {
  interface Window {
    shownByPage?: string[]
  }
}

/** News is gathered for 15 s before it is told; to this test that is less. */
const GATHERED = 25_000

// Rules that take minutes are there in seconds.
test.use({ lives: 'faster' })

test('a fault is told of once, a click shows the box, and its end is told of once', async ({ desktop }) => {
  test.setTimeout(75_000)
  const { app, page, invoke } = desktop
  const window = await app.browserWindow(page)
  const report = await boxOf(desktop, 'ILL', 'North gate')
  // However slow this machine is, the box does not fall silent meanwhile.
  await invoke('editGateway', { id: 'ILL', periodSeconds: 3600 })
  await window.evaluate((window) => window.minimize())

  await report({ gateway_status: '故障' })
  await expect.poll(() => notificationsOf(desktop), { timeout: GATHERED }).toHaveLength(1)
  const [told] = await notificationsOf(desktop)
  expect(told?.title).toContain('North gate')
  expect(told?.body).toMatch(/^“故障”\nsince \d/)
  await expect.poll(() => marksOf(desktop)).toEqual({ badges: [1], title: '(1) Fogwatch' })
  expect(await isFlashing(desktop)).toBe(process.platform !== 'darwin')

  const heading = page.getByRole('heading', { level: 1, name: 'North gate' })
  await expect(heading).toHaveCount(0)
  await app.evaluate(() => void probe.notifications[0]?.emit('click'))
  await expect(heading).toBeVisible()
  expect(await window.evaluate((window) => window.isMinimized())).toBe(false)
  expect(await isFlashing(desktop)).toBe(false)

  await invoke('acknowledge', {})
  await expect.poll(() => marksOf(desktop)).toEqual({ badges: [1, 0], title: 'Fogwatch' })

  await report({})
  await report({})
  await expect.poll(() => notificationsOf(desktop), { timeout: GATHERED }).toHaveLength(2)
  expect((await notificationsOf(desktop))[1]?.title).toContain('North gate')
  // Nothing follows.
  await pause(2000)
  expect(await notificationsOf(desktop)).toHaveLength(2)
})

test('a silent box is told of once beside the window and once in it, and so is its return: by the app, never by the page', async ({
  desktop,
}) => {
  test.setTimeout(60_000)
  const { page } = desktop
  await page.evaluate(allowNotifications)
  const report = await boxOf(desktop, 'QUIET', 'South gate')
  await report({})
  await desktop.invoke('editGateway', { id: 'QUIET', periodSeconds: 2 })
  await expect.poll(() => notificationsOf(desktop), { timeout: 30_000 }).toHaveLength(1)
  expect((await notificationsOf(desktop))[0]).toMatchObject({ title: 'South gate is offline' })
  const toast = page.locator('.toast')
  await expect(toast).toHaveText(/South gate is offline/)

  // A page that is loaded anew tells nothing again.
  await page.reload()
  await page.evaluate(allowNotifications)
  await expect(page.getByRole('gridcell')).toHaveCount(1)
  // Its return is told after it has held for a while.
  await desktop.invoke('editGateway', { id: 'QUIET', periodSeconds: 3600 })
  await report({})
  await report({})
  await expect.poll(() => notificationsOf(desktop), { timeout: 30_000 }).toHaveLength(2)
  await expect(toast).toHaveText(/South gate is back online/)
  expect(await page.evaluate(() => window.shownByPage)).toEqual([])
  const titles = (await notificationsOf(desktop)).map(({ title }) => title)
  expect(titles).toEqual(['South gate is offline', 'South gate is back online'])
})

/** In the page: it may show notifications of its own, and those that it did show. */
function allowNotifications(): void {
  const shownByPage: string[] = []
  class Shown extends EventTarget {
    static readonly permission = 'granted'
    constructor(title: string) {
      super()
      shownByPage.push(title)
    }
  }
  Object.assign(window, { Notification: Shown, shownByPage })
}

/** A box that has reported and has a name. Returns how it reports again. */
async function boxOf(desktop: Desktop, sn: string, alias: string): Promise<(fields: object) => Promise<void>> {
  await desktop.invoke('changeSettings', { language: 'en', alertDelaySeconds: 0 })
  const port = await receiverPort(desktop)
  const report = async (fields: object) => {
    expect(await postReport(port, { ...sampleReport(sn), ...fields })).toBe(200)
  }
  await report({})
  await desktop.invoke('editGateway', { id: sn, alias })
  return report
}

const notificationsOf = ({ app }: Desktop) =>
  app.evaluate(() => probe.notifications.map(({ title, body }) => ({ title, body })))

const isFlashing = ({ app }: Desktop) => app.evaluate(() => probe.flashes.at(-1) === true)

const marksOf = ({ app }: Desktop) =>
  app.evaluate(({ BrowserWindow }) => ({
    badges: probe.badges,
    title: BrowserWindow.getAllWindows()[0]?.getTitle(),
  }))
