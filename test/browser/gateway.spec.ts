import { readFileSync } from 'node:fs'
import { sampleReport } from '../support/box'
import { expect, test } from './fixture'

test('a box can be named, tagged, muted and removed', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await page.getByRole('gridcell').click()
  await page.getByLabel('Alias').fill('East gate')
  await page.getByLabel('Tags, separated by commas').fill('phase 2， 北区')
  await page.getByLabel('Note').fill('Key with the guard')
  await page.getByLabel('Note').blur()
  await expect(page.getByRole('heading', { level: 1, name: 'East gate' })).toBeVisible()
  await expect(page.locator('.tag')).toHaveText(['phase 2', '北区'])

  await page.getByRole('button', { name: 'Mute' }).click()
  await page.getByRole('menuitem', { name: 'Mute until I end it' }).click()
  await expect(page.getByRole('button', { name: 'End mute' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to fleet' }).click()
  await expect(page.getByRole('button', { name: /^Muted/ })).toHaveText(/1$/)

  await page.getByRole('gridcell').click()
  await page.getByRole('button', { name: 'Remove from fleet…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Remove East gate from the fleet?')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Remove from fleet…' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Point your first box here' })).toBeVisible()
})

test('its page shows who it is, its sub-devices and its last report as it came', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await page.getByRole('gridcell').click()
  await expect(page.locator('.facts')).toContainText('SN-1')
  await expect(page.getByRole('row', { name: /1号闸机/ })).toContainText('Turnstile')
  await expect(page.locator('.raw')).toContainText('"gateway_sn": "SN-1"')
})

test('what a box calls itself is text and nothing more', async ({ twin, open }) => {
  const name = '<img src=x onerror="document.title=1"><b>box</b>'
  await twin.report({ ...sampleReport('SN-1'), gateway_name: name })
  const page = await open()
  await expect(page.locator('.card-name')).toHaveText(name)
  await expect(page.locator('.card img')).toHaveCount(0)
})

test('its page says where its reports come from and to, and marks a path that is not listed', async ({
  twin,
  open,
}) => {
  await twin.report(sampleReport('SN-1'), '/site/status')
  const page = await open()
  await page.getByRole('gridcell').click()
  const facts = page.locator('.facts')
  await expect(facts).toContainText('Reports from127.0.0.1')
  await expect(facts).toContainText('Reports to/site/statusnot listed')
  await twin.report(sampleReport('SN-1'), '/sophonfogstatus/')
  await expect(facts).toContainText('Reports to/sophonfogstatus/')
  await expect(facts).not.toContainText('not listed')
})

test('a box whose clock is far off is marked on its card, and its page says by how much', async ({ twin, open }) => {
  const relayed = JSON.parse(readFileSync('test/fixtures/reports/d8-platform-relay.json', 'utf8')) as object
  await twin.report({ ...relayed, timeStamp: Date.now() - 3 * 3_600_000 })
  const page = await open()
  await expect(page.locator('.card-doubt')).toHaveAttribute('title', 'The clock of the box is 3 h slow.')
  await page.getByRole('gridcell').click()
  await expect(page.locator('.note')).toContainText(
    'The clock of the box is 3 h slow. Its own records carry wrong times.',
  )
})
