import type { Page } from '@playwright/test'
import type { AnnouncementView } from '../../src/shared/contract/alert-views'
import type { textIn } from '../../src/shared/text/text'
import { iso } from '../../src/shared/time/iso'
import { hours, minutes } from '../../src/shared/time/millis'
import { fleet, gateway, receiver } from '../renderer/gateways'
import { sampleReport } from '../support/box'
import { outage, type PastBox } from '../support/past'
import { expect } from './fixture'
import { openPlayed } from './played-station'
import { sampleFleet } from './sample-fleet'
import { sampleHeadquarters } from './sample-headquarters'

type Language = 'en' | 'zh'

/** A walk through the screens of one page, in one language. */
export interface Walk {
  readonly page: Page
  readonly text: ReturnType<typeof textIn>
  readonly language: Language
  /** Looks at what is shown now. */
  look(what: string): Promise<void>
  /** The same as it is shown now, in one width and theme: for what is made of the same parts. */
  glance(what: string, isHeard?: boolean): Promise<void>
}

export async function walkFleet({ page, text, language, look }: Walk): Promise<void> {
  await openPlayed(page, sampleFleet({ boxes: 60, perSite: 10, now: Date.now(), language }))
  const cards = page.locator('.card')
  await expect(cards.first()).toBeVisible()
  await look('cards')
  await cards.first().click({ button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
  await look('menu of a box')
  await page.keyboard.press('Escape')
  await cards.first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.locator('.bulk-bar')).toBeVisible()
  await look('selection')
  for (const key of ['t', 'Delete'] as const) {
    if (key === 't') await page.keyboard.press('t')
    else await page.locator('.bulk-bar').getByRole('button', { name: text.bulk.remove }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(key === 't' ? 'tags' : 'removal')
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('help')
  await page.keyboard.press('Escape')
  await cards.first().focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: text.alerts.untilTime }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('mute until')
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(page.locator('.fleet-filter input')).toBeFocused()
  await page.keyboard.type('zzzz')
  await expect(cards).toHaveCount(0)
  await look('no match')
}

export async function walkDensities({ page, language, look }: Walk): Promise<void> {
  await openPlayed(page, sampleFleet({ boxes: 160, perSite: 20, now: Date.now(), language }))
  await expect(page.locator('.site-panels .cell').first()).toBeVisible()
  await look('cells')
  await page.keyboard.press('Alt+3')
  await expect(page.locator('tr[data-place]').first()).toBeVisible()
  await look('table')
  await page.keyboard.press('Alt+4')
  await expect(page.locator('.wall-box').first()).toBeVisible()
  await look('wall')
  await page.keyboard.press('Escape')
  await openPlayed(page, sampleFleet({ boxes: 84, perSite: 12, now: Date.now(), language }))
  await expect(page.locator('.tile').first()).toBeVisible()
  await look('tiles')
}

export async function walkTroubles({ page, text, language, look, glance }: Walk): Promise<void> {
  await openPlayed(page, null)
  await expect(page.locator('.loading-cards')).toBeVisible()
  await glance('loading')
  await openPlayed(page, { ...sampleFleet({ boxes: 12, perSite: 6, now: Date.now(), language }), simulated: true })
  await expect(page.locator('.simulated-pill')).toBeVisible()
  await glance('simulated')
  await openPlayed(page, sampleHeadquarters(language, Date.now()))
  await expect(page.locator('.site-link')).toHaveCount(4)
  await glance('headquarters')
  const since = new Date(Date.now() - hours(1)).toISOString()
  const owner = { program: 'node.exe', pid: 8124 }
  const problem = { code: 'port-in-use', message: '', since, port: 9528, freePort: 9529, owner } as const
  await openPlayed(page, fleet([gateway('SN-1', { name: '7' })], { receiver: receiver({ listening: false, problem }) }))
  await expect(page.getByRole('alert')).toBeVisible()
  await look('port in use')
  const full = { code: 'storage-full', message: '', since, port: 9528, freePort: null, owner: null } as const
  const station = await openPlayed(
    page,
    fleet([gateway('SN-1', { name: '7' })], { receiver: receiver({ problem: full }) }),
  )
  await expect(page.getByRole('alert')).toBeVisible()
  await look('disk full')
  for (const at of [1, 2, 3, 4]) await station.tell({ type: 'announcement', announcement: wentOffline(at) })
  await expect(page.locator('.toast')).toHaveCount(3)
  await look('toasts')
  await page.getByRole('button', { name: text.alerts.dismissAll }).click()
  await expect(page.locator('.toast')).toHaveCount(0)
}

/** News of a box that is called as its number. */
const wentOffline = (at: number): AnnouncementView => {
  const gateway = `SN-${at}`
  const since = iso(Date.now() - minutes(at))
  const news = 'bad' as const
  const about = { kind: 'gateway-offline', gateway, gatewayName: `${at}`, device: null, deviceName: null } as const
  const item = { ...about, incident: gateway, news, since, until: null, cause: null, detail: null, evidence: null }
  return { id: gateway, at: since, news, severity: 'critical', items: [item], group: null, total: null }
}

export async function walkBox({ page, text, look, glance }: Walk): Promise<void> {
  await page.getByRole('gridcell').first().click()
  await expect(page.locator('.raw')).toContainText('gateway_sn')
  await look('box')
  await page.locator('.device-menu').first().click()
  await page.getByRole('menuitem', { name: text.alerts.untilEnded }).click()
  await expect(page.locator('.devices [role=img][aria-label] .icon').first()).toBeVisible()
  await page.locator('.device-menu').first().click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look('menu of a muted sub-device, and the way back from a mute')
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  await page.getByRole('menu').waitFor()
  await page.keyboard.press('Escape')
  const tabs = page.getByRole('tab')
  for (const place of [1, 2, 3]) {
    await tabs.nth(place).click()
    await look(`box, tab ${place + 1}`)
  }
  await tabs.nth(1).click()
  await page.getByText(text.gateway.asGrid, { exact: true }).click()
  await expect(page.locator('.device-cell').first()).toBeVisible()
  await glance('sub-devices as a grid')
}

export async function walkScreens({ page, text, look, glance }: Walk): Promise<void> {
  await page.keyboard.press('2')
  await page.locator('.event [aria-expanded="false"]').first().click()
  await expect(page.locator('.event-member').first()).toBeVisible()
  await look('events')
  await page.locator('.bell').click()
  await page.getByRole('menuitem', { name: text.alerts.mutes.open }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await glance('mutes')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: text.events.ranges.day }).click()
  await page.getByRole('menuitemradio', { name: text.events.custom }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: text.calendar.open }).first().click()
  await glance('a calendar')
  await page.keyboard.press('Escape')
  await glance('a range of events')
  await page.keyboard.press('Escape')
  await page.locator('#event-filter').fill('zzzz')
  await expect(page.locator('.event')).toHaveCount(0)
  await glance('no event')
  await page.locator('#event-filter').fill('')
  // What is looked at can be handed over: the way leads to the reports, with events chosen.
  await page.getByRole('button', { name: text.bulk.export, exact: true }).click()
  await expect(page.locator('.report-kind:has(:checked)')).toContainText(text.reports.kind.events)
  await expect(page.locator('.report-preview')).toBeVisible()
  await look('reports')
  await page.getByRole('button', { name: text.reports.scheduled }).click()
  await expect(page.locator('.report-schedule').last()).toBeVisible()
  await look('scheduled exports')
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await page.getByRole('button', { name: text.reports.print }).click()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.print-sheet')).toBeVisible()
  await glance('on paper', false)
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.keyboard.press('4')
  await page.locator('button.rejection').first().click()
  await expect(page.locator('.rejection-detail')).toBeVisible()
  await expect(page.locator('.self-test, .checks').first()).toContainText(text.receiver.selfTest.status.warning)
  await look('receiver')
  await page.keyboard.press('5')
  await expect(page.locator('main h1')).toBeVisible()
  await look('settings')
  const settings = JSON.stringify({ fogwatch: 'settings', version: 1, settings: { keepDays: 40, theme: 'pink' } })
  await page.locator('#settings-file input[type=file]').setInputFiles({
    name: 'settings.json',
    mimeType: 'application/json',
    buffer: Buffer.from(settings),
  })
  await expect(page.getByRole('dialog')).toBeVisible()
  await glance('settings from a file')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: text.settings.data.backUpNow }).click()
  await page.locator('.backups button').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await glance('restore')
  await page.keyboard.press('Escape')
}

const NAMES = {
  en: ['North 01', 'North 02', 'North 03', 'A box with a name far too long for a card'],
  zh: ['北门01', '北门02', '北门03', '名字特别长以至于卡片里怎么也放不下的一台盒子'],
}

/** What a box reports whose people write in a language. */
export function reportIn(language: Language): object {
  const report = sampleReport('SN-1') as { gateway_name: string; sub_devices: { ep_name: string }[] }
  if (language === 'zh') return report
  const sub_devices = report.sub_devices.map((device, at) => ({ ...device, ep_name: `Camera ${at + 1}` }))
  return { ...report, gateway_name: 'North 01', sub_devices }
}

export const boxesOf = (language: Language): PastBox[] =>
  NAMES[language].map((name, at) => ({
    sn: `SN-${at + 1}`,
    name,
    group: at === 3 ? null : language === 'zh' ? '北门' : 'North',
  }))

export const yesterdaysOutages = () =>
  ['SN-1', 'SN-2', 'SN-3'].map((sn, n) => ({ sn, at: Date.now() - hours(20) + n * 2000, told: outage(minutes(18)) }))
