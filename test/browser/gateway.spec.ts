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
