import { readFileSync } from 'node:fs'
import { sampleReport } from '../support/box'
import { expect, test } from './fixture'

test('a box is named, tagged, noted and muted in its own place, with what is wrong beside the field', async ({
  twin,
  open,
}) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await page.getByRole('gridcell').click()
  const heading = page.getByRole('heading', { level: 1 })
  await page.keyboard.press('F2')
  const name = page.getByLabel('Name of the box')
  await name.fill('x'.repeat(81))
  await name.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('At most 80 characters.')
  await name.fill('East gate')
  await name.press('Enter')
  await expect(heading).toHaveText('East gate')

  await page.keyboard.press('t')
  const tag = page.getByLabel('New tag')
  await tag.fill('phase 2')
  await tag.press('Enter')
  await tag.fill('北区')
  await tag.press('Enter')
  await tag.press('Escape')
  await expect(page.locator('.gateway-title .tag')).toHaveText(['phase 2', '北区'])
  await page.getByRole('button', { name: 'Remove the tag phase 2' }).click()
  await expect(page.locator('.gateway-title .tag')).toHaveText(['北区'])

  await page.keyboard.press('n')
  await page.getByLabel('Note', { exact: true }).fill('Key with the guard')
  await page.getByLabel('Note', { exact: true }).press('Control+Enter')
  await expect(page.locator('.note-text')).toHaveText('Key with the guard')
  await page.getByRole('button', { name: 'Edit: Interval' }).click()
  const period = page.getByLabel('Expected seconds between reports')
  await period.fill('1')
  await period.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Enter 2 to 3600 seconds, or nothing to learn it.')
  await period.fill('40')
  await period.press('Enter')
  await expect(page.locator('.facts')).toContainText('40 s, set here')
  await page.getByRole('button', { name: 'Edit: Group' }).click()
  await page.getByLabel('Group', { exact: true }).fill('North')
  await page.getByLabel('Group', { exact: true }).blur()
  await expect(page.locator('.gateway-title .tag')).toHaveText(['North', '北区'])
  // Esc takes back, and leaves the page where it is.
  await page.keyboard.press('F2')
  await name.fill('Another')
  // While a word is composed, these keys belong to that.
  for (const key of ['Enter', 'Escape']) await name.dispatchEvent('keydown', { key, isComposing: true })
  await expect(name).toHaveValue('Another')
  await name.press('Escape')
  await expect(heading).toHaveText('East gate')

  // N leads to the note from the other tabs too.
  await page.getByRole('tab', { name: 'Events' }).click()
  await page.keyboard.press('n')
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused()
  await page.keyboard.press('Escape')

  const mute = async () => {
    await page.getByRole('button', { name: 'Mute' }).click()
    await page.getByRole('menuitem', { name: 'Mute until I end it' }).click()
    await expect(page.getByRole('button', { name: 'End mute' })).toBeVisible()
  }
  await mute()
  await expect(page.getByRole('status').filter({ hasText: 'Muted 1 box' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'End mute' })).toHaveCount(0)
  await mute()
  await page.getByRole('button', { name: 'Back to fleet' }).click()
  await expect(page.getByRole('button', { name: /^Muted/ })).toHaveText(/1$/)
})

test('a box is removed by name, and comes back as it was when that is taken back', async ({ twin, open }) => {
  for (const _ of [1, 2, 3]) await twin.report(sampleReport('SN-1'))
  const page = await open()
  const line = page.locator('.card-meters path').first()
  const drawn = await line.getAttribute('d')
  await page.getByRole('gridcell').click()
  await page.keyboard.press('F2')
  await page.getByLabel('Name of the box').fill('East gate')
  await page.getByLabel('Name of the box').press('Enter')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Remove from fleet…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Remove East gate from the fleet?')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Remove from fleet…' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Point your first box here' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('gridcell')).toContainText('East gate')
  await expect(line).toHaveAttribute('d', drawn ?? '')
})

test('the boxes stand beside the page, problems first; J and K, a filter and Esc lead through them', async ({
  twin,
  open,
}) => {
  const ill = { gateway_ext_data: { status: '1', desc: 'disk full' } }
  await twin.report({ ...sampleReport('SN-1'), gateway_name: 'A' })
  await twin.report({ ...sampleReport('SN-2'), gateway_name: 'B' })
  await twin.report({ ...sampleReport('SN-3'), ...ill, gateway_name: 'C', gateway_status: 'abnormal' })
  const page = await open()
  await page.getByRole('gridcell', { name: /^A,/ }).click()
  const list = page.getByRole('complementary', { name: 'Boxes' })
  const names = list.locator('.gateway-row .medium')
  await expect(names).toHaveText(['C', 'A', 'B'])
  await expect(list.locator('[aria-current]')).toContainText('A')
  const ageOf = (box: number) => list.locator('.gateway-row').nth(box).locator('[data-tip]').first()
  await expect(ageOf(0)).toHaveAttribute('data-tip', 'Time since the fault began')
  await expect(ageOf(1)).toHaveAttribute('data-tip', 'Time since the last report')
  const heading = page.getByRole('heading', { level: 1 })
  await page.keyboard.press('j')
  await expect(heading).toHaveText('B')
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await expect(heading).toHaveText('C')
  await page.keyboard.press('/')
  await page.keyboard.type('SN-2')
  await expect(names).toHaveText(['B'])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText('B')
  await page.setViewportSize({ width: 1000, height: 700 })
  await expect(list).toBeHidden()
  await expect(page.getByRole('button', { name: 'Back to fleet' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid')).toBeVisible()
})

test('sub-devices are sorted, filtered and shown by type, and each tab has its part of the page', async ({
  twin,
  open,
}) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await page.getByRole('gridcell').click()
  const tabs = page.getByRole('tablist')
  await tabs.getByRole('tab', { name: 'Overview' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(tabs.getByRole('tab', { selected: true })).toContainText('Sub-devices')
  const rows = page.locator('.devices tbody tr')
  const all = await rows.count()
  expect(all).toBeGreaterThan(1)
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  const first = await rows.first().textContent()
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(rows.last()).toHaveText(first ?? '')
  await page.getByLabel('Filter sub-devices').fill('闸机')
  await expect(rows).not.toHaveCount(all)
  await page.getByLabel('Filter sub-devices').fill('no such device')
  await expect(page.locator('.devices-none')).toHaveText('No sub-device matches.')
  await page.getByLabel('Filter sub-devices').fill('')
  await page.getByText('Grid', { exact: true }).click()
  await expect(page.locator('.device-cell')).toHaveCount(all)
  await page.getByRole('tab', { name: 'Events' }).click()
  await expect(page.locator('.transition').last()).toContainText('Reported for the first time')
  await page.getByRole('tab', { name: 'Raw report' }).click()
  await expect(page.locator('.raw')).toContainText('"gateway_sn": "SN-1"')

  // A camera's password is shown to who asks for it, here and nowhere else.
  await expect(page.getByRole('button', { name: 'Show passwords' })).toHaveCount(0)
  const camera = 'rtsp://admin:hunter2@10.0.0.9/main'
  const [device] = (sampleReport('SN-1') as { sub_devices: object[] }).sub_devices
  await twin.report({ ...sampleReport('SN-1'), sub_devices: [{ ...device, ep_name: camera, ep_url: camera }] })
  await expect(page.locator('.raw')).toContainText('rtsp://admin:•••@10.0.0.9/main')
  await page.getByRole('button', { name: 'Show passwords' }).click()
  await expect(page.locator('.raw')).toContainText(camera)
  await page.getByRole('button', { name: 'Hide passwords' }).click()
  await expect(page.locator('body')).not.toContainText('hunter2')
})

test('its page shows who it is, its sub-devices and its last report as it came', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await page.getByRole('gridcell').click()
  await expect(page.locator('.facts')).toContainText('SN-1')
  await expect(page.getByRole('row', { name: /1号闸机/ })).toContainText('Turnstile')
  await expect(page.locator('.warnings')).toHaveCount(0)
  await expect(page.locator('.raw')).toContainText('"gateway_sn": "SN-1"')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  await page.getByRole('menuitem', { name: 'Events, last 30 days' }).click()
  const file = await (await download).createReadStream()
  const csv = (await file.toArray()).join('')
  expect(csv).toContain('SN-1')
  // What of it is not as documented was taken all the same, and each of it is told.
  const [device] = (sampleReport('SN-1') as { sub_devices: object[] }).sub_devices
  const ext = { cpu_use: 'much', memory_use: 7000 }
  await twin.report({ ...sampleReport('SN-1'), gateway_ext_data: ext, sub_devices: [device, device] })
  const warnings = page.locator('.warnings li')
  await expect(warnings.filter({ hasText: 'gateway_ext_data.cpu_use' })).toHaveCount(1)
  await expect(warnings.filter({ hasText: 'sub_devices[1]' })).toHaveCount(1)
  const said = await warnings.count()
  await page.getByRole('tab', { name: 'Raw report' }).click()
  await expect(warnings).toHaveCount(said)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const opened = page.context().waitForEvent('page')
  await page.getByRole('menuitem', { name: 'Open web page' }).click()
  await (await opened).close()
  // What the browser forbids is not passed over.
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } })
    document.execCommand = () => false
  })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Copy all' }).click()
  const forbidden = page.locator('.corner').getByRole('alert')
  await expect(forbidden).toContainText('The browser did not allow copying.')
  await forbidden.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(forbidden).toBeVisible()
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
  await expect(page.locator('.card-doubt')).toHaveAttribute('data-tip', 'The clock of the box is 3 h slow.')
  await page.getByRole('gridcell').click()
  await expect(page.locator('.note')).toContainText(
    'The clock of the box is 3 h slow. Its own records carry wrong times.',
  )
})
