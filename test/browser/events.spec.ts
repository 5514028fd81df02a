import { mergeTests, type Page } from '@playwright/test'
import { days, hours, minutes, seconds } from '../../src/shared/time/millis'
import { sampleReport } from '../support/box'
import { deviceOutage, outage } from '../support/past'
import { auditPage } from './audit'
import { axeFindings } from './axe'
import { expect, test as onFast } from './fast-twin'
import { test as onPast } from './past-twin'

/** Three boxes in a group and one with a name that would turn a sentence round, and a month in which much happened. */
const test = mergeTests(onFast, onPast).extend<{
  readonly past: { readonly viewer: string; readonly report: (sn: string) => Promise<void> }
}>({
  past: async ({ startPast }, use) => {
    const { viewer, receiver } = await startPast(BOXES, happened(Date.now()))
    const report = async (sn: string) => {
      const body = JSON.stringify({ ...sampleReport(sn), gateway_name: `Fresh ${sn}` })
      const headers = { 'content-type': 'application/json' }
      await fetch(`${receiver}/SophonFogStatus`, { method: 'POST', headers, body })
    }
    await use({ viewer, report })
  },
})

const BOXES = [
  { sn: 'SN-1', name: 'North 01', group: 'North' },
  { sn: 'SN-2', name: 'North 02', group: 'North' },
  { sn: 'SN-3', name: 'North 03', group: 'North' },
  { sn: 'SN-4', name: '\u202E40 htuoS', group: null },
]

function happened(now: number) {
  const yesterday = new Date(now).setHours(0, 0, 0, 0) - hours(12)
  const power = ['SN-1', 'SN-2', 'SN-3'].map((sn, n) => ({ sn, at: yesterday + n * 2000, told: outage(minutes(18)) }))
  const devices = ['1', '2', '3', '4', '5', '6'].map((id, n) => ({
    sn: 'SN-4',
    at: yesterday - hours(1) + n * 1500,
    told: deviceOutage(id, minutes(7) + n * seconds(40)),
  }))
  const month = Array.from({ length: 1100 }, (_, n) => ({
    sn: `SN-${1 + (n % 4)}`,
    at: yesterday - days(1) - n * minutes(34),
    told: n % 3 === 0 ? outage(minutes(5)) : deviceOutage(`${n % 7}`, minutes(3)),
  }))
  return [...power, ...devices, ...month]
}

async function openEvents(page: Page, viewer: string): Promise<void> {
  await page.goto(viewer)
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.locator('.event').first()).toBeVisible()
}

const row = (page: Page, text: string) => page.locator('.event').filter({ hasText: text })

test('events stand under their days, bursts open into their members, and filters narrow them by keyboard', async ({
  past,
  page,
}) => {
  // Looking at the whole page takes its time on a busy machine.
  test.slow()
  await openEvents(page, past.viewer)
  const burst = row(page, 'All 3 boxes of North went offline')
  await expect(burst).toHaveCount(1)
  await expect(burst).toContainText('within 4 s · likely site power or uplink')
  await expect(burst).toContainText('lasted 18 min')
  await expect(page.getByRole('heading', { name: 'Yesterday' })).toBeVisible()
  await expect(page.locator('.event-day', { hasText: 'Yesterday' })).toContainText(/\d+ events/)
  const head = burst.getByRole('button')
  await head.focus()
  await page.keyboard.press('ArrowRight')
  await expect(head).toHaveAttribute('aria-expanded', 'true')
  await expect(page.locator('.event-member')).toHaveText([/North 01/, /North 02/, /North 03/])
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.event-member').first().getByRole('button').first()).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('.event-member')).toHaveCount(0)

  const cameras = row(page, '6 sub-devices of')
  await cameras.filter({ hasText: 'went offline' }).getByRole('button').click()
  await expect(page.locator('.event-member')).toHaveCount(4)
  await page.getByRole('button', { name: 'Show 3 more' }).click()
  await expect(page.locator('.event-member')).toHaveCount(6)
  // The name was written to run the other way; here it does not, and the words around it stay where they are.
  await expect(cameras.filter({ hasText: 'went offline' })).toContainText('6 sub-devices of 40 htuoS went offline')
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(auditPage)).toEqual([])

  await page.keyboard.press('/')
  await expect(page.getByLabel('Box, device, IP')).toBeFocused()
  await page.keyboard.type('north 02')
  await expect(page.locator('.event').first()).toContainText('North 02')
  await expect(row(page, 'North 01')).toHaveCount(0)
  await page.getByRole('button', { name: 'Kind: All' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Sub-devices' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Kind: Sub-devices' })).toBeFocused()
  await expect(row(page, 'went offline').first()).toContainText('Camera')
  await page.getByLabel('Box, device, IP').fill('no such box')
  await expect(page.getByText('No event matches “no such box”')).toBeVisible()
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(burst).toHaveCount(1)
  await page.getByRole('button', { name: 'Group: All' }).click()
  await page.getByRole('menuitemradio', { name: 'No group' }).click()
  await expect(burst).toHaveCount(0)
  await expect(row(page, '40 htuoS').first()).toBeVisible()
})

test('a month scrolls in both directions, the chart leads to a time, and what happens moves nothing', async ({
  past,
  page,
}) => {
  test.slow()
  await openEvents(page, past.viewer)
  const list = page.locator('.scroll-list-lines')
  const dayInSight = page.locator('.scroll-list-head')
  const scroll = (by: number) => list.evaluate((element, px) => element.scrollBy(0, px), by)
  await expect(async () => {
    await scroll(4000)
    expect(await page.locator('.scroll-list li').count()).toBeLessThan(80)
    await expect(page.getByText('Nothing older is kept.')).toBeInViewport({ timeout: 100 })
  }).toPass({ timeout: 30_000, intervals: [50] })
  await expect(page.getByRole('button', { name: 'Back to the latest' })).toBeVisible()
  const oldest = await dayInSight.textContent()
  await expect(async () => {
    await scroll(-4000)
    expect(await list.evaluate(({ scrollTop }) => scrollTop)).toBe(0)
    await expect(row(page, 'All 3 boxes of North')).not.toHaveCount(0, { timeout: 100 })
  }).toPass({ timeout: 30_000, intervals: [50] })
  expect(oldest).not.toBe(await page.locator('.event-day h2').first().textContent())

  await scroll(900)
  const read = page.locator('.scroll-list li').nth(24)
  const [key, top] = await read.evaluate((element) => [
    element.dataset['line'] ?? '',
    element.getBoundingClientRect().top,
  ])
  await past.report('SN-FRESH')
  await expect(page.getByRole('button', { name: /^\d new$/ })).toBeVisible()
  const same = page.locator(`[data-line="${key}"]`)
  expect(Math.abs((await same.evaluate((element) => element.getBoundingClientRect().top)) - Number(top))).toBeLessThan(
    2,
  )
  await page.getByRole('button', { name: /^\d new$/ }).click()
  await expect(row(page, 'Fresh SN-FRESH reported for the first time')).toBeInViewport()

  await page.getByRole('button', { name: 'Range: 24 h' }).click()
  await page.getByRole('menuitemradio', { name: '30 d' }).click()
  const chart = page.getByRole('slider')
  await expect(chart.locator('.histogram-bad')).not.toHaveCount(0)
  await chart.focus()
  await page.keyboard.press('Home')
  for (let n = 0; n < 5; n++) await page.keyboard.press('PageUp')
  await expect(chart).toHaveAttribute('aria-valuetext', /[1-9]\d* went bad, \d+ recovered/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Back to the latest' })).toBeVisible()
  await expect(row(page, 'Fresh')).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to the latest' }).click()
  await expect(row(page, 'Fresh SN-FRESH reported for the first time')).toBeInViewport()
  await row(page, 'Fresh SN-FRESH').first().getByRole('button').first().click()
  await expect(page.locator('.gateway-head')).toContainText('Fresh SN-FRESH')

  // On its own page a box has all that happened to it, page after page.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('North 01')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Events' }).click()
  const transitions = page.locator('.transition')
  await expect(transitions).toHaveCount(200)
  const older = page.getByRole('button', { name: 'Load older' })
  await expect(async () => {
    if ((await older.count()) > 0) await older.click({ timeout: 1000 })
    await expect(older).toHaveCount(0, { timeout: 500 })
  }).toPass({ timeout: 20_000 })
  expect(await transitions.count()).toBeGreaterThan(500)
})

test('what cannot be read is said, and read when tried again', async ({ past, page }) => {
  await page.route('**/api/events?*', (route) => route.abort())
  await page.goto(past.viewer)
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByRole('alert')).toContainText('The events could not be read.')
  await page.unroute('**/api/events?*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(row(page, 'All 3 boxes of North went offline')).toHaveCount(1)
  await expect(page.getByRole('alert')).toHaveCount(0)

  // While the answer to a filter is under way, nothing stands there that the filter does not let through, in the list
  // or in the chart, and nobody asks for what comes before that.
  const bars = page.locator('.histogram-bad, .histogram-good')
  await page.getByRole('button', { name: 'Range: 24 h' }).click()
  await page.getByRole('menuitemradio', { name: '30 d' }).click()
  await expect(bars).not.toHaveCount(0)
  const asked: string[] = []
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route('**/api/events**', async (route) => {
    asked.push(route.request().url())
    await held
    await route.continue()
  })
  await page.getByLabel('Box, device, IP').fill('40 htuoS')
  await expect(row(page, 'All 3 boxes of North')).toHaveCount(0)
  await expect(row(page, '40 htuoS').first()).toBeVisible()
  await page.getByLabel('Box, device, IP').fill('no such box')
  await expect(page.locator('.event')).toHaveCount(0)
  await expect(page.getByText('Reading the events')).toBeVisible()
  await expect(bars).toHaveCount(0)
  goOn()
  await expect(page.getByText('No event matches “no such box”')).toBeVisible()
  expect(asked.filter((url) => url.includes('before='))).toEqual([])
})

test('taking note of an event with the keyboard takes it off the badge, and its end is told in the row', async ({
  fast,
  page,
}) => {
  fast.play('SN-1')
  const silences = [fast.play('SN-2'), fast.play('SN-3')]
  await page.goto(fast.viewer)
  await expect(page.getByRole('gridcell')).toHaveCount(3)
  await fast.passGrace()
  for (const silence of silences) await silence()
  await page.keyboard.press('2')
  const offline = row(page, 'Box SN-2 went offline')
  await expect(offline.getByRole('button', { name: 'Ack' })).toBeVisible({ timeout: 15_000 })
  await expect(offline).toContainText(/for \d+ (s|min)/)
  await page.getByLabel('Not acknowledged only').check()
  await expect(page.locator('.event')).toHaveCount(2, { timeout: 15_000 })
  await offline.getByRole('button').first().focus()
  await page.keyboard.press('a')
  await expect(page.locator('.event')).toHaveCount(1)
  await expect(page.getByRole('main').getByText('1 not acknowledged')).toBeVisible()
  await page.getByRole('button', { name: 'Acknowledge all 1' }).click()
  await expect(page.getByText('Everything is acknowledged')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Events' }).locator('.badge')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(offline.getByRole('img', { name: /^Acknowledged/ })).toBeVisible()
  fast.play('SN-2')
  await expect(offline).toContainText(/lasted|at least/, { timeout: 15_000 })
})
