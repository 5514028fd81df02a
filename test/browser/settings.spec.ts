import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { StorageView } from '../../src/shared/contract/views'
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/model/settings'
import { fleet, gateway } from '../renderer/gateways'
import { sampleReport } from '../support/box'
import { expect, type Twin, test } from './fixture'
import { openPlayed } from './played-station'

const settingsOf = async (twin: Twin) => (await (await fetch(`${twin.viewer}/api/settings`)).json()) as Settings

async function openSettings(open: () => Promise<Page>): Promise<Page> {
  const page = await open()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  return page
}

test('sections lead to their place, a rule shows what it means, and numbers are refused at their field', async ({
  twin,
  open,
}) => {
  const page = await openSettings(open)
  const nav = page.getByRole('navigation', { name: 'Settings' })
  await nav.getByRole('button', { name: 'Data and retention' }).click()
  await expect(page.getByText('Data folder')).toBeInViewport()
  await expect(nav.getByRole('button', { name: 'Data and retention' })).toHaveAttribute('aria-current', 'true')
  // The last ones are all in sight at once: what was chosen is marked, and then what is worked in.
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize({ width, height: 2000 })
  for (const name of ['Security', 'Settings file', 'Security']) {
    await nav.getByRole('button', { name }).click()
    await expect(nav.locator('[aria-current]')).toHaveText(name)
  }
  await page.locator('#settings-file button').first().focus()
  await expect(nav.locator('[aria-current]')).toHaveText('Settings file')
  await page.setViewportSize({ width, height })

  const ruler = page.getByRole('img', { name: /^Online until/ })
  await expect(ruler).toHaveAccessibleName('Online until 45 s after the last report, then late, offline from 65 s.')
  const period = page.getByLabel('Expected interval of a new box')
  await period.fill('60')
  await period.press('Enter')
  await expect(ruler).toHaveAccessibleName('Online until 125 s after the last report, then late, offline from 185 s.')

  const offline = page.getByLabel('Offline after')
  await offline.fill('2')
  await offline.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Enter a number from 3 to 100, above the intervals until late.')
  await offline.fill('5')
  await offline.press('Enter')
  await expect(ruler).toHaveAccessibleName('Online until 125 s after the last report, then late, offline from 305 s.')
  await expect.poll(async () => (await settingsOf(twin)).patience).toEqual({ late: 2, offline: 5, graceSeconds: 60 })

  const high = page.getByLabel('CPU: High')
  await high.fill('96')
  await high.blur()
  await expect(page.getByRole('alert')).toHaveText('Enter numbers from 1 to 100, critical above high.')
  await expect(high).toHaveAttribute('aria-invalid', 'true')
  await high.fill('50')
  await high.blur()
  await expect.poll(async () => (await settingsOf(twin)).thresholds.cpu).toEqual({ high: 50, critical: 95 })
  const restore = page.getByRole('button', { name: 'Back to the defaults' })
  await page.route('**/api/settings', (route) => route.abort(), { times: 1 })
  await restore.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await restore.click()
  await expect(high).toHaveValue('80')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('quiet hours differ by weekday; a secret is kept but never shown', async ({ twin, open }) => {
  const page = await openSettings(open)
  await page.getByRole('switch', { name: 'Quiet hours' }).click()
  await page.getByRole('button', { name: 'Saturday' }).click()
  await page.getByRole('button', { name: 'Sunday' }).click()
  await page.getByRole('button', { name: 'Add quiet hours' }).click()
  const second = page.locator('.quiet-window').nth(1)
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
    await second.getByRole('button', { name: day }).click()
  await second.getByLabel('Quiet from').fill('25:00')
  await second.getByLabel('Quiet from').blur()
  await expect(page.getByRole('alert')).toHaveText('Enter two different times like 22:00.')
  await second.getByLabel('Quiet from').fill('00:00')
  await second.getByLabel('Quiet from').blur()
  await expect
    .poll(async () => (await settingsOf(twin)).quietHours)
    .toEqual([
      { days: [1, 2, 3, 4, 5], from: '22:00', to: '07:00' },
      { days: [0, 6], from: '00:00', to: '07:00' },
    ])
  await second.getByRole('button', { name: 'Remove 00:00 to 07:00' }).click()
  await expect(page.locator('.quiet-window')).toHaveCount(1)

  await page.getByText('DingTalk').click()
  const url = page.getByLabel('URL', { exact: true })
  await url.fill('http://127.0.0.1:9/robot')
  await url.press('Enter')
  const secret = page.getByLabel('Signing secret', { exact: true })
  await secret.fill('SEC-1')
  await secret.press('Enter')
  await expect(secret).toHaveAttribute('placeholder', 'Kept; enter another to replace it')
  await expect(secret).toHaveValue('')
  expect(JSON.stringify(await settingsOf(twin))).not.toContain('SEC-1')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(async () => (await settingsOf(twin)).webhook?.secret).toBeNull()
})

test('settings go out as a file and come in from one, after showing what would change', async ({ twin, open }) => {
  const page = await openSettings(open)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const path = await (await download).path()
  const file = JSON.parse(await readFile(path, 'utf8')) as { settings: Record<string, unknown> }
  expect(file).toMatchObject({ fogwatch: 'settings', version: 1, settings: { keepDays: DEFAULT_SETTINGS.keepDays } })

  const choose = async (content: unknown) => {
    const buffer = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
    await page
      .getByLabel('Import settings')
      .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer })
  }
  await choose('garbage')
  await expect(page.getByRole('alert')).toHaveText('The file is no JSON. Choose one that was exported here.')
  await choose(file)
  await expect(page.getByRole('dialog')).toContainText('Everything in the file is as it is here already.')
  await page.keyboard.press('Escape')

  const taken = Number(new URL(twin.viewer).port)
  await choose({
    ...file,
    settings: { ...file.settings, alertDelaySeconds: 40, theme: 'pink', future: 1, receiverPort: taken },
  })
  const dialog = page.getByRole('dialog', { name: 'Import settings' })
  await expect(dialog.getByRole('row', { name: 'Delay before bad news 5 40' })).toBeVisible()
  await expect(dialog).toContainText('1 value cannot be taken and stays out')
  await expect(dialog).toContainText('Not known to this version, and left out: future.')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  // The port of the interface is taken: said at the setting it is about, and nothing is changed.
  await expect(dialog.getByRole('row', { name: /^Port/ }).getByRole('alert')).toHaveText(
    'Another program uses this port. Choose another port, or end that program.',
  )
  expect((await settingsOf(twin)).alertDelaySeconds).toBe(5)
  await page.keyboard.press('Escape')

  await choose({ ...file, settings: { alertDelaySeconds: 40 } })
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Imported')).toBeVisible()
  await expect(page.getByLabel('Delay before bad news')).toHaveValue('40')
})

test('a backup is made and restored from here, after saying what that does; the page goes on with what was then', async ({
  twin,
  open,
}) => {
  await twin.report(sampleReport('THEN'))
  const page = await openSettings(open)
  await page.getByRole('button', { name: 'Back up now' }).click()
  const backups = page.getByRole('list', { name: 'Backups' }).getByRole('listitem')
  await expect(backups).toHaveCount(1)
  await twin.report(sampleReport('SINCE'))
  const period = page.getByLabel('Expected interval of a new box')
  await period.fill('33')
  await period.press('Enter')
  await expect(page.getByText('Saved')).toBeVisible()

  await backups.first().getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The state of now is kept as one more backup first')
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText(/^The backup of .* is restored\.$/)).toBeVisible()
  await expect(backups).toHaveCount(2)
  await expect(period).toHaveValue('20')
  await page.keyboard.press('1')
  await expect(page.getByRole('gridcell')).toHaveCount(1)
  expect(await twin.report(sampleReport('AFTER'))).toBe(200)
  await expect(page.getByRole('gridcell')).toHaveCount(2)
})

test('how long history will last is forecast, and which limit comes first is said', async ({ page }) => {
  const GB = 1e9
  const usual = { keepDays: 90, keepBytes: 5 * GB, freeBytes: 60 * GB, days: [{ day: '2026-11-01', bytes: GB }] }
  const storage = (otherwise: object, bytesPerDay: number | null, days: number) => ({
    ...{ folder: '/data', bytes: { journals: 0, history: GB, checkpoint: 0 }, room: 'enough', problem: null },
    ...{ lastBackupAt: null, backups: [], forecast: { bytesPerDay, days }, ...usual, ...otherwise },
  })
  const said = page.locator('#settings-data')
  for (const [getStorage, sentences] of [
    [storage({}, null, 90), ['The forecast comes with the first hour of reports.']],
    [storage({}, 10 * 2 ** 20, 90), ['At the present rate, 10 MB a day, that is 90 days of history.']],
    [storage({}, 0.1 * GB, 50), ['that is 50 days of history. The size limit comes first.']],
    [storage({ days: [{ day: '2020-02-01', bytes: GB }] }, GB, 90), ['1 older day stays for now: ']],
    [storage({ freeBytes: GB }, 0.1 * GB, 50), ['The size limit comes first. The disk has no room for that much.']],
  ] as const) {
    await openPlayed(page, fleet([gateway('SN-1')]), { getSettings: DEFAULT_SETTINGS, getStorage })
    await expect(page.getByRole('gridcell')).toHaveCount(1)
    await page.keyboard.press('Control+,')
    for (const sentence of sentences) await expect(said).toContainText(sentence)
    await expect(said.getByText('The size limit comes first.')).toHaveCount(getStorage.forecast.days < 90 ? 1 : 0)
  }
})

test('a lower limit says which days it gives up before it does; who does not mean that keeps them', async ({
  twin,
  open,
}) => {
  const storageOf = async () => (await (await fetch(`${twin.viewer}/api/storage`)).json()) as StorageView
  const { folder } = await storageOf()
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  // After a week without history the clock is believed once three days have followed.
  for (const ago of [1, 2, 3, 10, 20]) await mkdir(join(folder, 'history', `day-${day(ago)}`), { recursive: true })
  const page = await openSettings(open)
  const keep = page.getByLabel('Keep history for')
  const dialog = page.getByRole('dialog', { name: 'Give up 2 days of history?' })
  const daysKept = async () => (await storageOf()).days.map((each) => each.day)
  await expect(page.getByText('5 days of history')).toBeVisible()
  await keep.fill('5')
  await keep.press('Enter')
  await expect(dialog).toContainText('would be given up at once')
  await page.keyboard.press('Escape')
  await expect(keep).toHaveValue('90')
  expect(await daysKept()).toEqual([20, 10, 3, 2, 1].map(day))
  await keep.fill('5')
  await keep.blur()
  await dialog.getByRole('button', { name: 'Give up' }).click()
  await expect.poll(daysKept).toEqual([3, 2, 1].map(day))
  await expect(keep).toHaveValue('5')
})

test('a simulated fleet is marked on every screen, and ends with its mark', async ({ twin, open }) => {
  await twin.report(sampleReport('REAL'))
  const page = await open()
  await expect(page.getByRole('gridcell')).toHaveCount(1)
  const pill = page.getByRole('button', { name: 'Simulated' })
  await expect(pill).toHaveCount(0)
  const reply = await fetch(`${twin.viewer}/api/simulation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ boxes: 12 }),
  })
  expect(await reply.json()).toEqual({ boxes: 12 })
  await expect(page.getByRole('gridcell')).toHaveCount(12)
  for (const key of ['2', '3', 'Control+,', '1']) {
    await page.keyboard.press(key)
    await expect(pill).toBeVisible()
  }
  await page.reload()
  await expect(page.getByRole('gridcell')).toHaveCount(12)
  expect(await twin.report(sampleReport('REAL-2'))).toBe(200)
  await pill.click()
  await expect(pill).toHaveCount(0)
  await expect(page.getByRole('gridcell')).toHaveCount(2)
})
