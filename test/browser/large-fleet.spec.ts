import { iso } from '../../src/shared/time/iso'
import { seconds } from '../../src/shared/time/millis'
import { fleet, gateway, NOW } from '../renderer/gateways'
import { expect, test } from './fixture'
import { openPlayed } from './played-station'

const boxes = (count: number) =>
  Array.from({ length: count }, (_, place) => gateway(`SN-${place}`, { name: `Box ${place + 1}` }))

test('of a large fleet only the rows in sight are drawn, and End leads to the last box', async ({ page }) => {
  await openPlayed(page, fleet(boxes(600)))
  const cards = page.getByRole('gridcell')
  await expect(cards.first()).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect.poll(() => cards.count()).toBeLessThan(80)
  await cards.first().focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('gridcell', { name: /^Box 600,/ })).toBeFocused()
  expect(await cards.count()).toBeLessThan(80)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(Math.ceil(600 / 3)))
})

test('a box that falls silent rises to the top, but not under the pointer', async ({ page }) => {
  const station = await openPlayed(page, fleet(boxes(9)))
  const first = page.getByRole('gridcell').first()
  await expect(first).toContainText('Box 1')
  await first.hover()
  const silent = gateway('SN-6', { name: 'Box 7', presence: 'offline', presenceSince: iso(NOW - seconds(1)) })
  await station.push({ seq: 2, at: iso(NOW), gateways: [silent] })
  await expect(page.getByRole('gridcell', { name: /^Box 7, offline/ })).toBeVisible()
  await expect(first).toContainText('Box 1')
  await page.mouse.move(5, 5)
  await expect(first).toContainText('Box 7')
})
