import type { Page } from '@playwright/test'
import type { AnnouncementView } from '../../src/shared/contract/alert-views'
import { textIn } from '../../src/shared/text/text'
import { iso } from '../../src/shared/time/iso'
import { hours, minutes } from '../../src/shared/time/millis'
import { fleet, gateway, receiver } from '../renderer/gateways'
import { sampleReport } from '../support/box'
import { outage, type PastBox } from '../support/past'
import { auditPage, foreignWords, unreachable } from './audit'
import { axeFindings } from './axe'
import { expect } from './fixture'
import { test } from './past-twin'
import { openPlayed } from './played-station'
import { sampleFleet } from './sample-fleet'
import { sampleHeadquarters } from './sample-headquarters'
import { wordingOf } from './wording'

// One walk for each language, of few page loads: each screen and state is looked at in three widths and both themes.
// Axe looks at each once a walk: what is told to assistive technology is the same in both; colours it sees in one each.
// A busy machine gets its time: all is looked at in one go.
test.use({ reducedMotion: 'reduce', viewport: { width: 1366, height: 768 } })

type Language = 'en' | 'zh'

interface Walk {
  readonly page: Page
  readonly text: ReturnType<typeof textIn>
  readonly language: Language
  /** Looks at what is shown now. */
  look(what: string): Promise<void>
  /** The same as it is shown now, in one width and theme: for what is made of the same parts. */
  glance(what: string, isHeard?: boolean): Promise<void>
}

const WIDTHS = [960, 1920, 1366]

/**
 * Columns are counted once their room has been measured, which is after a frame, and drawn in a task of their own; what
 * stands beside something else takes its new place in the frame after that.
 */
async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
  })
}

for (const [language, axeTheme] of [
  ['en', 'light'],
  ['zh', 'dark'],
] as const) {
  test.describe(language, () => {
    test.use({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' })

    const walking = (page: Page): { walk: Walk; findings: Set<string> } => {
      const findings = new Set<string>()
      const wording = wordingOf(language)
      const look = async (what: string) => {
        for (const width of WIDTHS) {
          await resize(page, width, 768)
          for (const theme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme: theme })
            await expect(page.locator('html')).toHaveAttribute('data-theme', theme, { timeout: 15_000 })
            for (const found of await page.evaluate(auditPage)) findings.add(`${what}, ${width}, ${theme}: ${found}`)
          }
        }
        for (const found of await page.evaluate(foreignWords, wording)) findings.add(`${what}: ${found}`)
        // A window at 200 % has half the room in each direction.
        await resize(page, 683, 384)
        for (const found of await page.evaluate(unreachable)) findings.add(`${what}, at 200 %: ${found}`)
        await resize(page, 1366, 768)
        await page.emulateMedia({ colorScheme: axeTheme })
        await hear(what)
      }
      const glance = async (what: string, isHeard = true) => {
        for (const found of await page.evaluate(auditPage)) findings.add(`${what}: ${found}`)
        for (const found of await page.evaluate(foreignWords, wording)) findings.add(`${what}: ${found}`)
        if (isHeard) await hear(what)
      }
      const hear = async (what: string) => {
        for (const found of await axeFindings(page)) findings.add(`${what}, axe: ${found}`)
      }
      return { walk: { page, text: textIn(language), language, look, glance }, findings }
    }

    test('the fleet in every density, its dialogs and its troubles are readable, uncut and accessible', async ({
      page,
    }) => {
      test.setTimeout(240_000)
      const { walk, findings } = walking(page)
      await walkFleet(walk)
      await walkDensities(walk)
      await walkTroubles(walk)
      expect([...findings]).toEqual([])
    })

    test('a box, events, reports, receiver, settings and the first run are readable, uncut and accessible', async ({
      page,
      twin,
      startPast,
    }) => {
      test.setTimeout(240_000)
      const { walk, findings } = walking(page)
      await page.goto(twin.viewer)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await walk.look('first run')
      const past = await startPast(boxesOf(language), yesterdaysOutages())
      await post(past.receiver, reportIn(language))
      await post(past.receiver, { ...sampleReport(''), dev_sno: '' })
      await post(past.receiver, '{"gateway_sn": "SN-')
      await page.goto(past.viewer)
      await walkBox(walk)
      await walkScreens(walk)
      await page.keyboard.press('1')
      await past.stop()
      await expect(page.locator('.banner [role=alert]').first()).toBeVisible()
      await walk.glance('a station that is gone')
      expect([...findings]).toEqual([])
    })
  })
}

async function walkFleet({ page, text, language, look }: Walk): Promise<void> {
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

async function walkDensities({ page, language, look }: Walk): Promise<void> {
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

async function walkTroubles({ page, text, language, look, glance }: Walk): Promise<void> {
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

async function walkBox({ page, text, look, glance }: Walk): Promise<void> {
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

async function walkScreens({ page, text, look, glance }: Walk): Promise<void> {
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
  await expect(page.locator('.preview-table, table').first()).toBeVisible()
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
function reportIn(language: Language): object {
  const report = sampleReport('SN-1') as { gateway_name: string; sub_devices: { ep_name: string }[] }
  if (language === 'zh') return report
  const sub_devices = report.sub_devices.map((device, at) => ({ ...device, ep_name: `Camera ${at + 1}` }))
  return { ...report, gateway_name: 'North 01', sub_devices }
}

const boxesOf = (language: Language): PastBox[] =>
  NAMES[language].map((name, at) => ({
    sn: `SN-${at + 1}`,
    name,
    group: at === 3 ? null : language === 'zh' ? '北门' : 'North',
  }))

const yesterdaysOutages = () =>
  ['SN-1', 'SN-2', 'SN-3'].map((sn, n) => ({ sn, at: Date.now() - hours(20) + n * 2000, told: outage(minutes(18)) }))

const post = (origin: string, body: unknown) =>
  fetch(`${origin}/SophonFogStatus`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
