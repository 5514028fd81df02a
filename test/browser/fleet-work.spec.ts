import type { Page } from '@playwright/test'
import { seconds } from '../../src/shared/time/millis'
import { sampleReport } from '../support/box'
import { expect, type Twin, test } from './fixture'

const cards = (page: Page) => page.getByRole('gridcell')
const head = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })
const bulk = (page: Page) => page.getByRole('toolbar', { name: 'Selected boxes' })
const selected = (page: Page) => page.locator('[data-place][aria-selected=true]')

const named = (n: number, more: object = {}) => ({ ...sampleReport(`SN-${n}`), gateway_name: `Box ${n}`, ...more })

/** More than a dozen, so that problems are lifted. */
async function fleetOf(twin: Twin, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await twin.report(named(n))
}

test('boxes are selected, tagged, grouped, removed and brought back, by keyboard and by mouse', async ({
  twin,
  open,
}) => {
  await fleetOf(twin, 14)
  await twin.report(named(9, { gateway_status: 'abnormal' }))
  const page = await open()
  await expect(cards(page)).toHaveCount(14)
  await expect(head(page, 'Needs attention')).toBeVisible()
  await expect(cards(page).first()).toContainText('Box 9')

  // By keyboard, across the end of the first section.
  await cards(page).first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(selected(page)).toHaveCount(3)
  await expect(bulk(page)).toContainText('3 selected')
  await page.keyboard.press('t')
  await page.getByLabel('Add a tag').fill('phase 2')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove the tag phase 2' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await expect(page.getByLabel('Add a tag')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Tagged 3 boxes “phase 2”')).toBeVisible()
  await page.getByRole('button', { name: 'Tags', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'phase 2' }).click()
  await page.keyboard.press('Escape')
  await expect(cards(page)).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('No box', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(cards(page)).toHaveCount(14)

  // By mouse.
  await cards(page).nth(2).focus()
  await page.keyboard.press('Escape')
  await expect(bulk(page)).toBeHidden()
  await cards(page)
    .filter({ hasText: 'Box 3' })
    .click({ modifiers: ['Control'] })
  await cards(page)
    .filter({ hasText: 'Box 9' })
    .click({ modifiers: ['Control'] })
  await bulk(page).getByRole('button', { name: 'Group' }).click()
  await page.getByRole('dialog').getByLabel('Group').fill('North gate')
  await page.keyboard.press('Enter')
  await expect(head(page, 'North gate')).toBeVisible()
  // What is lifted is still counted where it belongs.
  await expect(page.locator('.section-head', { hasText: 'North gate' })).toContainText('1 abnormal')
  await twin.report(named(3, { gateway_status: 'abnormal' }))
  await expect(page.locator('.section-head', { hasText: 'North gate' })).toContainText('all under Needs attention')

  await bulk(page).getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('dialog')).toContainText('Box 3')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove 2 boxes' }).click()
  await expect(cards(page)).toHaveCount(12)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(cards(page)).toHaveCount(14)
  await expect(head(page, 'North gate')).toBeVisible()
})

test('the way back is offered as long as the pointer or the focus is on it', async ({ twin, open, page }) => {
  await page.clock.install()
  await fleetOf(twin, 1)
  await open()
  await cards(page).first().focus()
  await page.keyboard.press('t')
  await page.getByLabel('Add a tag').fill('phase 2')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const undo = page.getByRole('button', { name: /^Undo/ })
  await undo.focus()
  await undo.hover()
  await page.mouse.move(0, 0)
  await page.clock.runFor(seconds(13))
  await expect(undo).toBeFocused()
  await undo.blur()
  await page.clock.runFor(seconds(13))
  await expect(undo).toBeHidden()
})

test('what was chosen is there after a reload: density, folded sections, order', async ({ twin, open }) => {
  await fleetOf(twin, 14)
  const page = await open()
  await expect(cards(page)).toHaveCount(14)
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar', { name: 'Selected boxes' }).getByRole('button', { name: 'Group' }).click()
  await page.getByRole('dialog').getByLabel('Group').fill('Depot')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Fold Depot' }).click()
  await expect(cards(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Unfold Depot' })).toBeVisible()
  await page.getByRole('button', { name: 'Unfold Depot' }).click()
  await page.getByRole('button', { name: /^Sort: / }).click()
  await page.getByRole('menuitem', { name: 'Name', exact: true }).click()
  await page.getByRole('button', { name: 'Sort: Name' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Reverse the order' }).click()
  await page.keyboard.press('Escape')
  await expect(cards(page).first()).toContainText('Box 14')
  await page.reload()
  await expect(cards(page).first()).toContainText('Box 14')
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked()
  await page.keyboard.press('Alt+1')
  await expect(cards(page)).toHaveCount(14)
})

test('what could not be done is said: from the bulk bar, a card and the bell; ? tells the keys', async ({
  twin,
  open,
}) => {
  await fleetOf(twin, 3)
  const page = await open()
  await expect(cards(page)).toHaveCount(3)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Extend the selection')
  await page.keyboard.press('Escape')
  // The station refuses: its address answers no more.
  await page.route('**/api/**', (route) => (route.request().method() === 'GET' ? route.fallback() : route.abort()))
  const failure = page.locator('.corner').getByRole('alert')
  await cards(page).first().focus()
  await page.keyboard.press('m')
  await page.keyboard.press('1')
  await expect(failure).toBeVisible()
  await failure.getByRole('button', { name: 'Dismiss' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('m')
  await page.keyboard.press('8')
  await expect(failure).toBeVisible()
  await failure.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByRole('button', { name: 'Notifications', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Mute all boxes for 1 hour' }).click()
  await expect(failure).toBeVisible()
})
