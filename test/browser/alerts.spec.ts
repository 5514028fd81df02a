import { answers, WebhookServer } from '../support/webhook-server'
import { auditPage } from './audit'
import { expect, test } from './fast-twin'

test('a box that falls silent is one toast and one on the badge, until somebody takes note; its return turns it good', async ({
  fast,
  page,
  context,
}) => {
  fast.play('SN-1')
  const silence = fast.play('SN-2')
  await context.addInitScript(allowNotifications)
  const beside = await context.newPage()
  await beside.goto(fast.viewer)
  await page.goto(fast.viewer)
  await expect(page.getByRole('gridcell')).toHaveCount(2)
  await fast.passGrace()
  await silence()
  const toast = page.locator('.toast')
  await expect(toast).toHaveCount(1, { timeout: 15_000 })
  await expect(toast).toContainText('Box SN-2 is offline')
  await expect(toast).toHaveAttribute('role', 'alert')
  const events = page.getByRole('button', { name: 'Events' })
  await expect(events.locator('.badge')).toHaveText('1')
  await expect(page).toHaveTitle('(1) Fogwatch')

  fast.play('SN-2')
  await expect(toast).toContainText('Box SN-2 is back online', { timeout: 15_000 })
  await expect(toast).toHaveCount(1)
  await expect(events.locator('.badge')).toHaveCount(0)
  await expect(page).toHaveTitle('Fogwatch')
  await expect(toast).toHaveCount(0, { timeout: 8_000 })
  expect(fast.told.map(({ news }) => news)).toEqual(['bad', 'recovery'])
  // Each page gives the browser each news once, and the same tag: it shows them once.
  const shown = fast.told.map(({ id }, index) => ({
    title: `Box SN-2 is ${['offline', 'back online'][index]}`,
    tag: id,
  }))
  expect(await page.evaluate(() => window.notified)).toEqual(shown)
  expect(await beside.evaluate(() => window.notified)).toEqual(shown)
  await page.reload()
  await expect(page.getByRole('gridcell')).toHaveCount(2)
  expect(await page.evaluate(() => window.notified)).toEqual([])
})

test('taking note takes the toast and the badge away, and Esc the toast alone', async ({ fast, page }) => {
  fast.play('SN-1')
  const silences = [fast.play('SN-2'), fast.play('SN-3')]
  await page.addInitScript(allowNotifications)
  await page.goto(fast.viewer)
  await expect(page.getByRole('gridcell')).toHaveCount(3)
  await fast.passGrace()
  for (const silence of silences) await silence()
  await fast.call('changeSettings', { alertSound: true })
  const toasts = page.locator('.toast')
  await expect(toasts).toHaveCount(2, { timeout: 15_000 })
  const badge = page.getByRole('button', { name: 'Events' }).locator('.badge')
  await expect(badge).toHaveText('2')
  expect((await page.evaluate(() => window.notified?.map(({ title }) => title)))?.toSorted()).toEqual([
    'Box SN-2 is offline',
    'Box SN-3 is offline',
  ])
  await toasts.first().getByRole('button', { name: 'Open' }).focus()
  await page.keyboard.press('Escape')
  await expect(toasts).toHaveCount(1)
  await expect(toasts.getByRole('button', { name: 'Dismiss' })).toBeFocused()
  await expect(badge).toHaveText('2')
  await toasts.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(toasts).toHaveCount(0)
  await expect(badge).toHaveText('1')
  const bell = page.getByRole('button', { name: 'Notifications' })
  await expect(bell).toHaveAttribute('data-sounding', 'true')
  await bell.click()
  await page.getByRole('menuitem', { name: 'Acknowledge all 1' }).click()
  await expect(badge).toHaveCount(0)
  await expect(bell).toHaveAttribute('data-sounding', 'false')
})

test('a box is muted from its card with the keyboard, from its page with the menu, and with all others by the bell', async ({
  fast,
  page,
}) => {
  fast.play('SN-1')
  await page.goto(fast.viewer)
  const card = page.getByRole('gridcell')
  await expect(card).toHaveCount(1)
  await card.focus()
  await page.keyboard.press('m')
  await expect(page.getByRole('menuitem', { name: 'Mute for 1 hour' })).toBeFocused()
  await page.keyboard.press('1')
  await expect(card).toContainText(/Muted until \d\d:\d\d/)
  await expect(page.getByRole('menu')).toHaveCount(0)

  await card.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'End mute' }).click()
  await expect(card).toContainText('Online')

  await card.press('Enter')
  await page.getByRole('button', { name: 'Mute' }).click()
  await page.getByRole('menuitem', { name: 'Mute until a time' }).click()
  const until = page.getByLabel('Until', { exact: true })
  await until.fill('2020-01-01T08:00')
  await page.getByRole('dialog').getByRole('button', { name: 'Mute' }).click()
  await expect(page.getByRole('alert')).toHaveText('Enter a time like 2026-10-23 18:00 that is still to come.')
  // Chosen in the calendar, and the time typed over the one it kept.
  await until.fill('2089-12-31 08:00')
  await until.press('Alt+ArrowDown')
  const calendar = page.getByRole('dialog', { name: 'Calendar' })
  await expect(calendar.getByRole('button', { name: 'Saturday 31 December 2089' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(calendar).toContainText('January 2090')
  await page.keyboard.press('Enter')
  await expect(calendar).toHaveCount(0)
  await expect(until).toHaveValue('2090-01-01 08:00')
  await page.keyboard.type('09:30')
  await page.keyboard.press('ArrowUp')
  await expect(until).toHaveValue('2090-01-01 09:35')
  await page.getByRole('dialog').getByRole('button', { name: 'Mute' }).click()
  await expect(page.locator('.gateway-head')).toContainText('Muted until 1 Jan')
  await page.getByRole('button', { name: 'End mute' }).click()
  await page.getByRole('menuitem', { name: 'End mute' }).click()
  await expect(page.locator('.gateway-head')).not.toContainText('Muted')
  await page.keyboard.press('Escape')

  const bell = page.getByRole('button', { name: 'Notifications' })
  await bell.click()
  await page.getByRole('menuitem', { name: 'Mute all boxes for 8 hours' }).click()
  await expect(card).toContainText('Muted until')
  await bell.click()
  await page.getByRole('menuitem', { name: 'End the mute of all boxes' }).click()
  await expect(card).toContainText('Online')

  await fast.call('mute', { scope: { kind: 'gateway', gateway: 'SN-1' } })
  await bell.click()
  await page.getByRole('menuitem', { name: 'Mutes…' }).click()
  const mutes = page.getByRole('dialog').getByRole('listitem')
  await expect(mutes).toHaveText([/Box SN-1 until it is ended/])
  await page.getByRole('button', { name: 'End the mute of Box SN-1' }).click()
  await expect(mutes).toHaveCount(0)
  await page.getByRole('button', { name: 'Sunday' }).click()
  await page.getByLabel('From').fill('24:30')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText('Enter two different times like 22:00.')
  await page.getByLabel('From').fill('21:00')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(mutes).toHaveText([/All boxes Mon, Tue, Wed, Thu, Fri, Sat, 21:00–06:00/])
  expect(await page.evaluate(auditPage), 'mutes').toEqual([])
  await page.getByRole('button', { name: 'End the mute of All boxes' }).click()
  await expect(mutes).toHaveCount(0)
})

test('notifications are set where they are described, and a webhook is tried at once', async ({ fast, page }) => {
  const webhook = await new WebhookServer().open()
  await page.goto(fast.viewer)
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('Control+,')
  const delay = page.getByLabel('Delay before bad news')
  await delay.fill('-1')
  await delay.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Enter a number from 0 to 3600.')
  await delay.fill('30')
  await delay.press('Enter')
  await page.getByRole('switch', { name: 'Reminders' }).click()
  await page.getByRole('switch', { name: 'Quiet hours' }).click()
  const from = page.getByLabel('Quiet from')
  await from.fill('25:00')
  await from.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Enter two different times like 22:00.')
  await from.fill('21:30')
  await from.press('Enter')
  await page.getByRole('switch', { name: 'Sound' }).click()
  await page.getByText('Everything', { exact: true }).click()

  const url = page.getByLabel('URL', { exact: true })
  await url.fill('chat.example')
  await url.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Enter a web address that begins with http:// or https://')
  await url.fill(webhook.url)
  await url.press('Enter')
  const result = page.locator('.webhook-result')
  await page.getByRole('button', { name: 'Send test' }).click()
  await expect(result).toHaveText('Delivered, answered with 200.')
  webhook.answer = answers(500)
  await page.getByRole('button', { name: 'Send test' }).click()
  await expect(result).toContainText('Not delivered.')
  expect(webhook.attempts).toBe(2)
  expect(await fast.call('getSettings', {})).toMatchObject({
    alertDelaySeconds: 30,
    alertReminders: true,
    quietHours: [{ from: '21:30', to: '07:00' }],
    alertSound: true,
    alertSoundFor: 'all',
    webhook: { url: webhook.url, format: 'json', secret: null },
  })
  await webhook.close()
})

test('when no box is heard a banner says what this computer knows, and the events list what is open', async ({
  fast,
  page,
}) => {
  const silences = [fast.play('SN-1'), fast.play('SN-2')]
  await page.goto(fast.viewer)
  await expect(page.getByRole('gridcell')).toHaveCount(2)
  await fast.passGrace()
  for (const silence of silences) await silence()
  const banner = page.locator('.banner')
  await expect(banner).toContainText('No box is heard since', { timeout: 15_000 })
  await expect(banner).toContainText(/Port \d+ is open here\./)
  await expect(page.locator('.toast')).toHaveCount(1, { timeout: 15_000 })
  expect(await page.evaluate(auditPage), 'banner and toast').toEqual([])
  await page.keyboard.press('2')
  const incident = page.locator('.incident')
  await expect(incident).toHaveCount(1)
  await expect(incident).toContainText('No box is heard since')
  expect(await page.evaluate(auditPage), 'open incidents').toEqual([])
  await incident.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(incident).toContainText('Acknowledged')
  await expect(page.locator('.toast')).toHaveCount(0)
  fast.play('SN-1')
  await expect(banner).toHaveCount(0)
})

declare global {
  interface Window {
    notified?: { readonly title: string; readonly tag: string | undefined }[]
  }
}

/** In the page: a browser whose user has allowed notifications, and what it was given to show. */
function allowNotifications(): void {
  const notified: { title: string; tag: string | undefined }[] = []
  class Shown extends EventTarget {
    static readonly permission = 'granted'
    constructor(title: string, { tag }: NotificationOptions) {
      super()
      notified.push({ title, tag })
    }
  }
  Object.assign(window, { Notification: Shown, notified })
}
