import type { Page } from '@playwright/test'
import { textIn } from '../../src/shared/text/text'
import { iso } from '../../src/shared/time/iso'
import { expect, test } from './fixture'
import { openPlayed } from './played-station'
import { sampleFleet } from './sample-fleet'

const sample = (boxes: number, language: 'en' | 'zh') => sampleFleet({ boxes, perSite: 20, now: Date.now(), language })
const box = (page: Page, place: number) => page.locator(`[data-place="${place}"]`)

for (const language of ['en', 'zh'] as const) {
  test.describe(language, () => {
    test.use({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' })

    test('without a mouse the fleet is entered, worked with and left again in every density', async ({ page }) => {
      const text = textIn(language)
      const station = await openPlayed(page, sample(60, language), { mute: { open: [], closed: [], mutes: [] } })
      await expect(box(page, 0)).toBeVisible()
      const chosen = (density: 'cards' | 'compact' | 'table') =>
        expect(page.getByRole('radio', { name: text.tools.densities[density] })).toBeChecked()

      // With the focus nowhere the first arrow leads into the fleet, the next one on.
      await page.keyboard.press('ArrowDown')
      await expect(box(page, 0)).toBeFocused()
      await page.keyboard.press('ArrowRight')
      await expect(box(page, 1)).toBeFocused()

      // It stays where it was when what lay over it is closed.
      for (const key of ['m', 't', 'n', 'F2', 'Control+k', '?']) {
        await page.keyboard.press(key)
        await expect(page.locator('dialog[open], .menu:popover-open')).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(page.locator('dialog[open], .menu:popover-open')).toHaveCount(0)
        await expect(box(page, 1), `after ${key}`).toBeFocused()
      }

      // It goes along with a box that leaves what needs attention, because it was muted.
      const id = (await box(page, 1).getAttribute('data-gateway')) ?? ''
      await page.keyboard.press('m')
      await page.keyboard.press('1')
      await expect.poll(() => station.asked('mute')).toHaveLength(1)
      const muted = sample(60, language)
        .gateways.filter((one) => one.id === id)
        .map((one) => ({ ...one, muted: true }))
      await station.push({ seq: 2, at: iso(Date.now()), gateways: muted })
      await page.mouse.move(2, 2)
      await page.locator(`[data-gateway="${id}"]`).blur()
      await page.keyboard.press('ArrowUp')
      await expect(page.locator(`[data-gateway="${id}"]`)).toBeFocused()

      // What types nothing is heard in a field; Enter leads on to what the filter has left.
      await page.keyboard.press('/')
      await expect(page.locator('.fleet-filter input')).toBeFocused()
      await page.keyboard.type('04')
      await page.keyboard.press('Alt+3')
      await chosen('table')
      await expect(page.locator('.fleet-filter input')).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.locator('tr:focus')).toHaveAttribute('data-gateway', id)
      await page.keyboard.press('Alt+2')
      await chosen('compact')
      await expect(page.locator('.tile:focus')).toHaveAttribute('data-gateway', id)
      await page.keyboard.press('/')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(page.locator('.fleet-filter input')).toHaveValue('')
      await expect(page.locator('.tile:focus')).toHaveCount(1)

      // Over a dialog nothing is meant but what belongs to it.
      await page.keyboard.press('?')
      await page.keyboard.press('Alt+1')
      await page.keyboard.press('2')
      await page.keyboard.press('?')
      await expect(page.locator('dialog[open]')).toHaveCount(1)
      await page.keyboard.press('Escape')
      await chosen('compact')
      await page.keyboard.press('Enter')
      await expect(page.locator('.gateway-head')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.locator('.tile:focus')).toHaveCount(1)
    })
  })
}

test('an arrow leads from what needs attention on to the cells of all sites, and back', async ({ page }) => {
  await openPlayed(page, sample(200, 'en'))
  await expect(page.locator('.cell').first()).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('End')
  await expect(page.locator('.tile[data-place]').last()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.cell').first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.locator('.gateway-head')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.cell').nth(1)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('.tile[data-place]').last()).toBeFocused()

  // What is well can be folded away.
  const sites = page.getByRole('button', { name: 'Fold All groups' })
  await sites.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.cell')).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(page.locator('.cell').first()).toBeVisible()
})
