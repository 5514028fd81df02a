import { iso } from '../../src/shared/time/iso'
import { seconds } from '../../src/shared/time/millis'
import { sampleReport } from '../support/box'
import { axeFindings } from './axe'
import { expect, test } from './fixture'
import { openPlayed } from './played-station'
import { sampleFleet } from './sample-fleet'

const sample = () => sampleFleet({ boxes: 600, perSite: 50, now: Date.now() })

test('the wall fills the screen, needs no hand, and Esc leads back', async ({ page }) => {
  test.slow()
  const now = Date.now()
  await page.clock.install({ time: now })
  await page.addInitScript(grantWakeLocks)
  const station = await openPlayed(page, sample())
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.keyboard.press('F11')
  const wall = page.getByRole('main', { name: 'Wall' })
  await expect(wall).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(wall.getByRole('button')).toHaveCount(0)
  await expect(wall.locator('.wall-box')).toHaveCount(600)
  await expect(wall.locator('.wall-box').first()).toHaveText('01')
  expect(await axeFindings(page)).toEqual([])

  // All that needs attention comes round.
  const attention = wall.locator('.wall-item .wall-name')
  const firstPage = await attention.allTextContents()
  await expect(wall.getByText(/more, rotating every 15 s/)).toBeVisible()
  await page.clock.runFor(seconds(16))
  await expect.poll(() => attention.allTextContents()).not.toEqual(firstPage)

  await page.mouse.move(300, 300)
  await expect(wall).not.toHaveClass(/idle/)
  await page.clock.runFor(seconds(4))
  await expect(wall).toHaveClass(/idle/)

  // A box that falls silent shows without anybody's doing.
  const later = iso(now + seconds(21))
  const silent = { ...sample().gateways[0], presence: 'offline', presenceSince: later } as never
  await station.push({ seq: 2, at: later, gateways: [silent] })
  await expect(wall.getByLabel('North gate 01, Offline')).toBeVisible()

  // The screen stays on as long as the wall is there.
  expect(await page.evaluate(() => window.wakeLocks)).toBe(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: 'Compact' })).toBeChecked()
  expect(await page.evaluate(() => window.wakeLocks)).toBe(0)
})

declare global {
  interface Window {
    /** How many are held. */
    wakeLocks?: number
  }
}

/** In the page: the screen may be kept on. */
function grantWakeLocks(): void {
  window.wakeLocks = 0
  const release = async () => {
    window.wakeLocks = (window.wakeLocks ?? 0) - 1
  }
  const request = async () => {
    window.wakeLocks = (window.wakeLocks ?? 0) + 1
    return { released: false, release }
  }
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true })
}

test('a wall with few boxes shows cards; a lost station is said, and the wall goes on by itself', async ({
  twin,
  open,
}) => {
  await twin.report({ ...sampleReport('SN-1'), gateway_name: 'North gate' })
  const page = await open()
  await page.keyboard.press('Alt+4')
  const wall = page.getByRole('main', { name: 'Wall' })
  await expect(wall.locator('.card')).toContainText('North gate')
  const clock = wall.locator('.wall-clock .wall-number')
  await twin.kill()
  await expect(wall.getByRole('alert')).toContainText('The connection to the station is lost.')
  const stopped = await clock.textContent()
  await expect(clock).not.toHaveText(stopped ?? '')
})
