import { readFileSync } from 'node:fs'
import { sampleReport } from '../support/box'
import { expect, test } from './fixture'

test('from a choice to a file: preview, range, options, download, past exports', async ({ twin, open }) => {
  await twin.report({ ...sampleReport('SN-1'), gateway_name: '=1+1 东门' })
  await twin.report({ ...sampleReport('SN-2'), gateway_name: 'Depot' })
  // Of boxes that have been there for less than a second nothing is observed, and the page says so.
  const observed = async () => {
    const answer = await fetch(`${twin.viewer}/api/exports/summary`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'availability' }),
    })
    return ((await answer.json()) as { figures?: { observed: number } }).figures?.observed
  }
  await expect.poll(observed).toBe(2)
  const page = await open()
  await page.keyboard.press('3')
  const preview = page.locator('.report-preview')
  await expect(preview.getByRole('row')).toHaveCount(3)
  await expect(preview).toContainText(/availability_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv/)
  await expect(page.locator('.report-figures')).toContainText(/of 2|2 in all/)

  // News in the corner want room beneath what scrolls, and move nothing of the form.
  const foot = page.locator('.report-form footer')
  const place = await foot.boundingBox()
  await page.evaluate(() => document.documentElement.style.setProperty('--toasts', '258px'))
  expect(await foot.boundingBox()).toEqual(place)
  await page.evaluate(() => document.documentElement.style.removeProperty('--toasts'))

  await page.getByRole('radio', { name: 'Inventory' }).check()
  await expect(preview).toContainText('Serial number')
  await expect(preview).toContainText("'=1+1 东门")
  await page.getByRole('checkbox', { name: 'Column keys for programs' }).check()
  await expect(preview).toContainText('software_version')

  await page.getByRole('textbox', { name: 'From' }).fill('2026-13-01')
  await page.getByRole('textbox', { name: 'From' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('2026-10-23 00:00')
  await expect(page.getByRole('button', { name: /^Export CSV/ })).toBeDisabled()
  await page.locator('.report-range').getByText('24 h', { exact: true }).click()

  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+e')
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^inventory_\d{4}-\d\d-\d\d\.csv$/)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\ufeffrecord,box,')).toBe(true)
  expect(text).toContain("'=1+1 东门")
  await expect(page.locator('.report-running')).toContainText('Exported inventory')
  await page.getByRole('button', { name: 'Hide' }).click()
  // They open above the preview, and are seen from its end as well.
  await page.locator('.page.reports').evaluate((it) => it.scrollTo(0, it.scrollHeight))
  await page.getByRole('button', { name: 'Past exports' }).click()
  await expect(page.locator('.report-past li')).toHaveCount(1)
  await expect(page.locator('.report-past')).toBeInViewport({ ratio: 1 })
})

test('the summary is printed on A4, alone and in light colours, and the screen comes back', async ({ twin, open }) => {
  await twin.report({ ...sampleReport('SN-1'), gateway_name: '东门岗亭' })
  const page = await open()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.keyboard.press('3')
  await expect(page.locator('.report-preview')).toBeVisible()
  // Down to the smallest window, and in half a screen, one can read whom a row is about.
  const name = page.locator('.report-preview tbody td').first()
  for (const width of [1180, 960, 560]) {
    await page.setViewportSize({ width, height: 600 })
    expect((await name.boundingBox())?.width).toBeGreaterThan(110)
  }
  await page.evaluate(() => {
    window.print = () => document.body.append(Object.assign(document.createElement('i'), { id: 'printed' }))
  })
  await page.getByRole('button', { name: 'Print summary' }).click()
  await expect(page.locator('#printed')).toBeAttached()
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.print-sheet')).toContainText('东门岗亭')
  await expect(page.locator('.print-sheet')).toContainText('Availability is up / (up + down).')
  await expect(page.locator('.shell')).toBeHidden()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(page.locator('.print-sheet')).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
})
