import { readFile } from 'node:fs/promises'
import { sampleReport } from '../support/box'
import { expect, test } from './fixture'

/** One box as it comes: one of its sub-devices is down. */
const DOWN = /offline/i

test('without a word of explanation: point a box here, find the camera that is down, mute it, read since when, hand over a CSV', async ({
  twin,
  open,
}) => {
  const page = await open()
  // Where to point the box: one field, one button.
  await expect(page.getByRole('heading', { name: 'Point your first box here' })).toBeVisible()
  await expect(page.locator('.welcome input, .welcome .mono').first()).toBeVisible()
  await twin.report({ ...sampleReport('SN-1'), gateway_name: 'North gate' })
  const card = page.getByRole('gridcell', { name: /^North gate, online/ })
  await expect(card).toContainText('4/5')

  // First click: the box whose count is red. What is down stands first to the eye, with since when.
  await card.click()
  const camera = page.locator('.devices tbody tr').filter({ hasText: DOWN })
  await expect(camera).toHaveCount(1)
  await expect(camera).toContainText(/\d\d:\d\d/)
  const address = (await camera.locator('td').nth(3).textContent()) ?? ''

  // Second and third: muted, and marked as it; nothing else is.
  await camera.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Mute for 8 hours' }).click()
  await expect(camera.getByRole('img', { name: /^Muted/ })).toBeVisible()
  await expect(page.locator('.devices').getByRole('img', { name: /^Muted/ })).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Mute' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(camera.getByRole('img', { name: /^Muted/ })).toHaveCount(0)
  await camera.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mute until I end it' }).click()
  await page.getByRole('button', { name: 'Notifications', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Mutes…' }).click()
  await expect(page.getByRole('dialog')).toContainText(`${address} of North gate`)
  await page.getByRole('button', { name: 'Close' }).click()

  // Fourth and fifth: a file to hand over, with the camera in it.
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  await page.getByRole('menuitem', { name: /^Availability summary/ }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv).toContain(address)
})
