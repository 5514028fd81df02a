import type { Settings } from '../../src/shared/model/settings'
import { sampleReport } from '../support/box'
import { expect, type Twin, test } from './fixture'

const settingsOf = async (twin: Twin) => (await (await fetch(`${twin.viewer}/api/settings`)).json()) as Settings

test('reports are taken on any path until that is switched off, then also on the paths that are added', async ({
  twin,
  open,
}) => {
  expect(await twin.report(sampleReport('SN-1'), '/site/status')).toBe(200)
  const page = await open()
  await page.keyboard.press('5')
  const anyPath = page.getByRole('switch', { name: 'Accept a valid report on any path' })
  await expect(anyPath).toHaveAttribute('aria-checked', 'true')
  await anyPath.focus()
  await page.keyboard.press('Space')
  await expect(anyPath).toHaveAttribute('aria-checked', 'false')
  await expect(page.getByText('Saved')).toBeVisible()
  expect(await twin.report(sampleReport('SN-1'), '/site/status')).toBe(404)

  const paths = page.getByLabel('Additional paths')
  await paths.fill('site/status')
  await paths.blur()
  await expect(page.getByRole('alert')).toHaveText(
    '“site/status” is not a path. It begins with / and has no spaces, ? or #.',
  )
  await expect(paths).toHaveAttribute('aria-invalid', 'true')
  expect((await settingsOf(twin)).paths).toEqual([])
  await paths.fill('/site/status\n/another')
  await paths.blur()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect.poll(async () => (await settingsOf(twin)).paths).toEqual(['/site/status', '/another'])
  expect(await twin.report(sampleReport('SN-1'), '/site/status')).toBe(200)
  await open()
  await page.keyboard.press('5')
  await expect(paths).toHaveValue('/site/status\n/another')
  await expect(anyPath).toHaveAttribute('aria-checked', 'false')
})

test('who may report, and how often, is set', async ({ twin, open }) => {
  const page = await open()
  await page.keyboard.press('5')
  const senders = page.getByLabel('Allowed senders')
  await senders.fill('192.168.1.0/24 not-an-address')
  await senders.blur()
  await expect(page.getByRole('alert')).toContainText('“not-an-address” is neither an IP address nor a range')
  await senders.fill('192.168.1.0/24')
  await senders.blur()
  await expect.poll(() => twin.report(sampleReport('SN-1'))).toBe(403)
  await senders.fill('')
  await senders.blur()
  await expect.poll(() => twin.report(sampleReport('SN-1'))).toBe(200)

  // A range, which is right one field further up, is not called one that is wrong.
  const ignored = page.getByLabel('Ignored senders')
  await ignored.fill('192.168.1.0/24')
  await ignored.blur()
  await expect(page.getByRole('alert')).toHaveText(/^“192.168.1.0\/24” is not an IP address\. .*no ranges\.$/)
  await ignored.fill('')
  await ignored.blur()
  await expect(page.getByRole('alert')).toHaveCount(0)

  const rate = page.getByLabel('Most requests from one sender')
  await rate.fill('-1')
  await rate.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Enter a whole number from 0 to 100000.')
  await rate.fill('0')
  await rate.press('Enter')
  await expect.poll(async () => (await settingsOf(twin)).reportsPerSecondPerSender).toBe(0)
})

test('what the station says against a choice stands at it', async ({ open, page }) => {
  await open()
  await page.route('**/api/settings', (route) =>
    route.fulfill({ status: 503, json: { error: { code: 'storage-failed', message: 'no' } } }),
  )
  await page.keyboard.press('5')
  const anyPath = page.getByRole('switch', { name: 'Accept a valid report on any path' })
  await anyPath.click()
  await expect(page.getByRole('alert')).toHaveText('It could not be stored. Check the free space of the disk.')
  await expect(anyPath).toHaveAttribute('aria-checked', 'true')
  await expect(page.getByText('Saved')).toHaveCount(0)
})
