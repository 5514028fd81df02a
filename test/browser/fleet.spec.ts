import type { Page } from '@playwright/test'
import { sampleReport } from '../support/box'
import { expect, type Twin, test } from './fixture'

const named = (sn: string, name: string, more: object = {}) => ({ ...sampleReport(sn), gateway_name: name, ...more })
const cards = (page: Page) => page.getByRole('gridcell')

async function threeBoxes(twin: Twin): Promise<void> {
  await twin.report(named('SN-1', 'North gate'))
  await twin.report(named('SN-2', 'Depot', { gateway_ip: '10.9.8.7', gateway_mac: '00:1B:44:11:3A:B7' }))
  await twin.report(named('SN-3', 'Canteen'))
}

test('the filter finds by name, alias, note, address, MAC and serial; / leads to it and Esc clears it', async ({
  twin,
  open,
}) => {
  await threeBoxes(twin)
  const page = await open()
  await expect(cards(page)).toHaveCount(3)
  await page.evaluate(async () => {
    const words = { alias: 'Old mill', note: 'Key with the guard' }
    const headers = { 'content-type': 'application/json' }
    await fetch('/api/gateways/SN-3', { method: 'POST', headers, body: JSON.stringify(words) })
  })
  await page.keyboard.press('/')
  for (const [query, name] of [
    ['north', 'North gate'],
    ['10.9.8', 'Depot'],
    ['001B-4411', 'Depot'],
    ['old mill', 'Old mill'],
    ['guard', 'Old mill'],
    ['sn-3', 'Old mill'],
  ] as const) {
    await page.getByLabel('Filter name, IP, SN, MAC').fill(query)
    await expect(cards(page)).toHaveCount(1)
    await expect(cards(page)).toContainText(name)
  }
  await page.keyboard.press('Escape')
  await expect(cards(page)).toHaveCount(3)
})

test('what matches nothing says so, and offers the way back', async ({ twin, open }) => {
  await threeBoxes(twin)
  const page = await open()
  await page.getByLabel('Filter name, IP, SN, MAC').fill('192.168.99')
  await expect(page.getByText('No box matches “192.168.99”')).toBeVisible()
  await page.getByRole('button', { name: /^Clear search/ }).click()
  await expect(cards(page)).toHaveCount(3)
})

test('the numbers of the summary narrow the fleet to their state', async ({ twin, open }) => {
  await threeBoxes(twin)
  await twin.report(named('SN-4', 'Gatehouse', { gateway_status: 'abnormal' }))
  const page = await open()
  const abnormal = page.getByRole('button', { name: /^Abnormal/ })
  await expect(abnormal).toHaveText(/1$/)
  await abnormal.click()
  await expect(abnormal).toHaveAttribute('aria-pressed', 'true')
  await expect(cards(page)).toHaveText(/Gatehouse/)
  await page.getByRole('button', { name: /^Online/ }).click({ modifiers: ['Shift'] })
  await expect(cards(page)).toHaveCount(4)
  await page.getByRole('button', { name: /^Total/ }).click()
  await expect(abnormal).toHaveAttribute('aria-pressed', 'false')
})

test('the grid is one tab stop; arrows move, Enter opens, Esc leads back to the card', async ({ twin, open }) => {
  await threeBoxes(twin)
  const page = await open()
  await cards(page).first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(cards(page).nth(1)).toBeFocused()
  await expect(page.locator('[role=grid] [tabindex="0"]')).toHaveCount(1)
  const name = (await cards(page).nth(1).locator('.card-name').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cards(page).nth(1)).toBeFocused()
})

/** Every card says how long its box has been up, and does so anew when a minute begins: not while we watch. */
async function untilMinuteHasRoom(): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000)
  if (left < 10_000) await new Promise((resolve) => setTimeout(resolve, left + 1500))
}

test('only the card of the box that reported is drawn again', async ({ twin, open }) => {
  await threeBoxes(twin)
  const page = await open()
  await expect(cards(page)).toHaveCount(3)
  await untilMinuteHasRoom()
  await page.evaluate(() => {
    const names = new Set<string>()
    const watcher = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        // Ages tick on every card, and alone.
        if (element === null || element.closest('.report-age')) continue
        const name = element.closest('[data-place]')?.querySelector('.card-name')?.textContent
        if (name) names.add(name)
      }
    })
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    Object.assign(window, { drawnAgain: names })
  })
  const drawnAgain = () => page.evaluate(() => [...(Reflect.get(window, 'drawnAgain') as Set<string>)])
  const { gateway_ext_data: figures } = sampleReport('SN-2') as { gateway_ext_data: object }
  await twin.report(named('SN-2', 'Depot', { gateway_ext_data: { ...figures, cpu_use: 71 } }))
  await expect.poll(drawnAgain).toContain('Depot')
  // Long enough for every age to have ticked, and for a push that tells of the receiver.
  await page.waitForTimeout(1500)
  expect(await drawnAgain()).toEqual(['Depot'])
})
