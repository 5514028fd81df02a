import type { Page } from '@playwright/test'
import { iso } from '../../src/shared/time/iso'
import { axeFindings } from './axe'
import { expect, test } from './fixture'
import { openPlayed } from './played-station'
import { sampleFleet } from './sample-fleet'

const sample = (boxes: number, perSite: number) => sampleFleet({ boxes, perSite, now: Date.now() })
const density = (page: Page, name: string) => page.getByRole('radio', { name })
const tiles = (page: Page) => page.locator('.tile[data-place]')
// By its label and not by its role: to name hundreds of cells costs a busy machine its patience.
const cell = (page: Page, label: string) => page.locator(`.cell[aria-label="${label}"]`)
const rows = (page: Page) => page.locator('tr[data-place]')

async function isAccessible(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
}

test('each size of a fleet has its own density, and what somebody chooses instead is remembered', async ({ page }) => {
  await openPlayed(page, sample(6, 3))
  await expect(density(page, 'Cards')).toBeChecked()
  await openPlayed(page, sample(100, 10))
  await expect(density(page, 'Compact')).toBeChecked()
  await expect(tiles(page)).toHaveCount(100)
  await openPlayed(page, sample(200, 50))
  await expect(density(page, 'Compact')).toBeChecked()
  await expect(page.getByRole('grid', { name: 'North gate, 50 boxes' })).toBeVisible()
  await page.keyboard.press('Alt+3')
  await expect(density(page, 'Table')).toBeChecked()
  await page.reload()
  await expect(density(page, 'Table')).toBeChecked()
})

test('hundreds of boxes stand as cells in their places, told of and reached by mouse and keyboard', async ({
  page,
}) => {
  const station = await openPlayed(page, sample(200, 50))
  await expect(tiles(page).first()).toContainText('Offline')
  await isAccessible(page)
  const quiet = cell(page, 'North gate 02, Online')
  await quiet.hover()
  await expect(page.locator('.cell-tip')).toContainText('192.168.10.21')
  await page.mouse.move(2, 2)
  await expect(page.locator('.cell-tip')).toHaveCount(0)

  // One tab stop for all cells; arrows lead from panel to panel.
  await cell(page, 'North gate 01, Online').focus()
  await page.keyboard.press('ArrowRight')
  await expect(quiet).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(cell(page, 'Logistics park 50, Online')).toBeFocused()
  await page.keyboard.press('End')
  const last = cell(page, 'Tower B lobby 50, Online')
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  await expect(page.locator('.site-panels [tabindex="0"]')).toHaveCount(1)
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page.locator('.bulk-count', { hasText: '3 selected' })).toBeVisible()

  // What falls silent keeps its place.
  const now = Date.now()
  const silent = { ...sample(200, 50).gateways[1], presence: 'offline', presenceSince: iso(now) } as never
  await station.push({ seq: 2, at: iso(now), gateways: [silent] })
  const fallen = cell(page, 'North gate 02, Offline')
  await expect(fallen).toBeAttached()
  expect(await fallen.evaluate((box) => [...(box.parentElement?.children ?? [])].indexOf(box))).toBe(1)
  await fallen.click()
  await expect(page.getByRole('heading', { name: 'North gate 02' })).toBeVisible()
})

test('the table sorts by its heads, selects, copies and lets columns be chosen', async ({ page, context }) => {
  // Looking at the whole page takes its time on a busy machine.
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {})
  await openPlayed(page, sample(60, 10))
  await page.locator('.seg label', { hasText: 'Table' }).click()
  await expect(rows(page)).toHaveCount(60)
  await isAccessible(page)
  const head = (name: string) => page.getByRole('columnheader', { name })
  await expect(head('State')).toHaveAttribute('aria-sort', 'descending')
  await expect(rows(page).first()).toContainText('Offline')

  await head('CPU').getByRole('button').click()
  await expect(head('CPU')).toHaveAttribute('aria-sort', 'descending')
  await expect(rows(page).first()).toContainText('86%')
  await head('Name').getByRole('button').click()
  await head('Name').getByRole('button').click()
  await expect(head('Name')).toHaveAttribute('aria-sort', 'descending')
  await expect(rows(page).first()).toContainText('Tower B lobby 10')

  await rows(page).first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.locator('.bulk-count', { hasText: '3 selected' })).toBeVisible()
  await rows(page).nth(5).getByRole('checkbox').click()
  await expect(page.locator('.bulk-count', { hasText: '4 selected' })).toBeVisible()

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Memory' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'SN', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(head('Memory')).toHaveCount(0)
  await expect(head('SN')).toBeVisible()

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => Object.assign(window, { copied: text }) },
    })
  })
  await rows(page).first().focus()
  await page.keyboard.press('Control+Shift+C')
  await expect(page.getByText('4 rows copied')).toBeVisible()
  const copied = () => page.evaluate(() => String(Reflect.get(window, 'copied') ?? ''))
  await expect.poll(copied).toContain('Tower B lobby 10')
  const lines = (await copied()).split('\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toContain('State\tName\tGroup\tIP')
  expect(lines[0]).toContain('SN')
  expect(lines[0]).not.toContain('Memory')

  await rows(page).nth(2).click()
  await expect(page.getByRole('heading', { name: 'Tower B lobby 08' })).toBeVisible()
})

test('on a laptop nothing covers what is done with boxes, no name is cut and no room is left', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  const station = await openPlayed(page, sample(200, 50))
  await expect(tiles(page).first()).toBeVisible()
  const about = { kind: 'gateway-offline', gateway: 'SN-1', gatewayName: '1', device: null, deviceName: null } as const
  const told = { ...about, news: 'bad', since: iso(0), until: null, cause: null, detail: null, evidence: null } as const
  for (const id of ['1', '2', '3']) {
    const announcement = {
      id,
      at: iso(0),
      news: 'bad',
      severity: 'critical',
      items: [{ ...told, incident: id }],
    } as const
    await station.tell({ type: 'announcement', announcement: { ...announcement, group: null, total: null } })
  }
  await page.keyboard.press('Alt+3')
  await expect(rows(page).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  const area = async (of: string) => (await page.locator(of).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const [bar, news] = [await area('.bulk-bar'), await area('.toasts')]
  expect(news.y + news.height).toBeLessThanOrEqual(bar.y)
  await page.keyboard.press('End')
  await expect(page.locator('tr[data-place="199"]')).toBeFocused()
  const last = await area('tr[data-place="199"]')
  expect(last.y + last.height).toBeLessThanOrEqual(news.y)
  const cut = await rows(page)
    .locator('td:nth-child(3), td:nth-child(4), td:nth-child(5)')
    .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent))
  expect(cut).toEqual([])

  // Without groups all cells have the whole width.
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('group: none')
  await page.keyboard.press('Enter')
  await expect(page.locator('.site-panel')).toHaveCount(1)
  expect((await area('.site-panel')).width).toBe((await area('.site-panels')).width)
})

test('of a long table only the rows in sight are drawn, and the keys reach all of them', async ({ page }) => {
  await openPlayed(page, sample(600, 50))
  await expect(density(page, 'Compact')).toBeChecked()
  await page.keyboard.press('Alt+3')
  await expect(rows(page).first()).toBeVisible()
  expect(await rows(page).count()).toBeLessThan(80)
  await rows(page).first().focus()
  await page.keyboard.press('End')
  await expect(page.locator('tr[data-place="599"]')).toBeFocused()
  await expect(page.locator('tr[data-place="599"]')).toBeInViewport()
  await expect(page.getByRole('grid', { name: 'Boxes as a table' })).toHaveAttribute('aria-rowcount', '601')
  await expect(page.getByRole('columnheader', { name: 'State' })).toBeInViewport()
})

test('a right click, or the menu key, offers what can be done with a box or with all selected, however they are drawn', async ({
  page,
}) => {
  const station = await openPlayed(page, sample(200, 50), { editGateways: [] })
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => Object.assign(window, { copied: text }) },
    })
  })
  const menu = page.getByRole('menu')
  const item = (name: string) => menu.getByRole('menuitem').filter({ has: page.getByText(name, { exact: true }) })

  // A cell: the menu stands at the pointer.
  const quiet = cell(page, 'North gate 02, Online')
  await quiet.click({ button: 'right' })
  const [at, stands] = [await quiet.boundingBox(), await menu.boundingBox()]
  expect(Math.abs((stands?.x ?? 0) - (at?.x ?? 0))).toBeLessThan(24)
  await item('Copy IP').click()
  expect(await page.evaluate(() => Reflect.get(window, 'copied'))).toBe('192.168.10.21')
  await quiet.click({ button: 'right' })
  await item('Select').click()
  await expect(quiet).toHaveAttribute('aria-selected', 'true')

  // A row: the same, and for all that are selected if it is one of them.
  await page.keyboard.press('Alt+3')
  await rows(page).first().click({ button: 'right' })
  await expect(item('Mute for 1 hour')).toBeVisible()
  await item('Select').click()
  await page.keyboard.press('Shift+F10')
  await item('Mute 2 boxes…').click()
  await page.getByRole('menuitem', { name: 'Mute for 1 hour' }).click()
  await expect.poll(() => station.asked('editGateways')).toHaveLength(1)
  await rows(page).nth(3).click({ button: 'right' })
  await item('Export…').click()
  await expect(page.getByRole('heading', { name: 'Reports' })).toBeVisible()
  await expect(page.locator('.report-boxes .choice')).toContainText('(1)')

  // A box on the wall: what leaves it on the wall, and the way to its page.
  await page.keyboard.press('1')
  await page.keyboard.press('F11')
  await page.locator('.wall-box[aria-label="North gate 02, Online"]').click({ button: 'right' })
  await expect(item('Rename…')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(page.getByRole('main', { name: 'Wall' })).toBeVisible()
  await page.locator('.wall-box[aria-label="North gate 02, Online"]').click({ button: 'right' })
  await item('Open').click()
  await expect(page.getByRole('heading', { name: 'North gate 02' })).toBeVisible()
})
