import { sampleReport } from '../support/box'
import { expect, test } from './fixture'

test('the first run shows the address to enter into a box, and copies it', async ({ twin, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await open()
  await expect(page.getByRole('heading', { name: 'Point your first box here' })).toBeVisible()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${twin.receiver}/SophonFogStatus`)
})

test('a refused request is shown with its reason and what to do', async ({ twin, open }) => {
  const page = await open()
  await expect(page.getByText('Nothing has reached this port yet.')).toBeVisible()
  expect(await twin.report({ hello: 'world' })).toBe(400)
  await expect(page.getByText('The body is not a status report')).toBeVisible()
  await expect(page.getByText('Check which push of the box points here.')).toBeVisible()
})

test('the fleet opens a moment after the first report', async ({ twin, open }) => {
  const page = await open()
  await twin.report(sampleReport('SN-1'))
  await expect(page.getByText('The first report has arrived')).toBeVisible()
  await expect(page.getByRole('gridcell', { name: /^东门岗亭, online/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Point your first box here' })).toBeHidden()
})

test('who waits in vain is helped: by words after a minute, by a self-test, and by boxes that do not exist', async ({
  page,
  twin,
}) => {
  await page.clock.install()
  await page.goto(twin.viewer)
  await expect(page.getByText('If it takes longer than a minute')).toBeVisible()
  await page.clock.runFor(61_000)
  await expect(page.getByText(/^1:\d\d$/)).toBeVisible()
  await expect(page.getByText('Is the box powered and in the same network?')).toBeVisible()
  await page.getByRole('button', { name: 'Run self-test' }).click()
  await expect(page.locator('.check').filter({ hasText: 'Own report arrives' })).toBeVisible()
  await expect(page.getByRole('img', { name: `QR code of ${twin.receiver}/SophonFogStatus` })).toBeVisible()
  await expect(page.getByText('Import settings', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Start simulated fleet' }).click()
  await page.clock.runFor(2_000)
  await expect(page.locator('.simulated-pill')).toBeVisible()
  await expect(page.getByText('The first report has arrived')).toHaveCount(0)
  await page.locator('.simulated-pill').click()
  await page.clock.runFor(2_000)
  await expect(page.getByRole('heading', { name: 'Point your first box here' })).toBeVisible()
})
