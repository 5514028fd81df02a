import type { Locator, Page } from '@playwright/test'
import type { DeviceView, GatewayView, HistoryView } from '../../src/shared/contract/views'
import { NO_METRICS } from '../../src/shared/model/metrics'
import { iso } from '../../src/shared/time/iso'
import { hours, type Millis, minutes, seconds } from '../../src/shared/time/millis'
import { fleet, gateway, NOW } from '../renderer/gateways'
import { auditPage } from './audit'
import { axeFindings } from './axe'
import { expect, test } from './fixture'
import { openPlayed } from './played-station'

const at = (ago: Millis): string => iso(NOW - ago)

/** Heard until an hour ago; not watched for two hours in between. */
const presence = [
  { from: at(hours(24)), to: at(hours(10)), state: 'online' },
  { from: at(hours(10)), to: at(hours(8)), state: 'unobserved' },
  { from: at(hours(8)), to: at(hours(1)), state: 'online' },
  { from: at(hours(1)), to: at(0), state: 'offline' },
] as const

const figures = (cpu: number) => ({ cpu, memory: 62, disk: 50, temperature: null, devicesOnline: 1 })

/** Every ten minutes while it was heard, with one spike that lasted for a single report. */
const history: HistoryView = {
  samples: Array.from({ length: 138 }, (_, place) => hours(24) - place * minutes(10))
    .filter((ago) => ago > hours(10) || (ago < hours(8) && ago > hours(1)))
    .map((ago) => ({
      at: at(ago),
      ...figures(40),
      devicesTotal: 2,
      min: figures(35),
      max: figures(ago === hours(5) ? 97 : 45),
    })),
  presence,
  devices: {
    cam: [
      { from: at(hours(24)), to: at(hours(20)), status: 'offline' },
      { from: at(hours(20)), to: at(hours(1)), status: 'online' },
      { from: at(hours(1)), to: at(0), status: 'unknown' },
    ],
  },
}

const silent = (id: string, name: string | null): DeviceView => ({
  id,
  name,
  ip: '192.168.10.104',
  status: 'unknown',
  lastKnownStatus: 'online',
  type: 'capture-camera',
  typeCode: '2',
  typeLabel: 'Capture camera',
  location: 'Entrance',
  group: null,
  softwareVersion: '1.0.0',
  url: null,
  since: at(hours(20)),
})

const lost: Partial<GatewayView> = {
  presence: 'offline',
  presenceSince: at(hours(1)),
  presenceLog: presence.map(({ from, state }) => ({ from, state })),
  lastReportAt: at(hours(1) + minutes(1)),
  devices: [silent('cam', 'Cam 6'), silent('door', null)],
  deviceCounts: { online: 0, offline: 0, missing: 0, unknown: 2, total: 2 },
  metrics: { ...NO_METRICS, cpu: 46, memory: 62, memoryBytes: 12 * 2 ** 30, disk: 50 },
}

const ANSWERS = { getHistory: history, getEvents: { events: [], next: null } }

async function openBox(page: Page, otherwise: Partial<GatewayView>, answers: object = ANSWERS) {
  const played = await openPlayed(page, fleet([gateway('SN-1', otherwise)]), answers)
  await page.getByRole('gridcell').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Box SN-1')
  return played
}

const chart = (page: Page, metric: string): Locator =>
  page.getByRole('slider', { name: new RegExp(`^${metric}, last`) })

/** What axe and the audit find on the page. */
async function faults(page: Page): Promise<readonly string[]> {
  return [...(await axeFindings(page)), ...(await page.evaluate(auditPage))]
}

/** The picture of a chart, to see whether it was drawn again. */
const picture = (of: Locator): Promise<string> =>
  of.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())

/** How many dots of a chart between two parts of its width are red. */
const redDots = (of: Locator, from: number, to: number): Promise<number> =>
  of.locator('canvas').evaluate(
    (canvas: HTMLCanvasElement, [begin, end]) => {
      const { width, height } = canvas
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      // Beneath the limits, which are red as well.
      const { data } = context.getImageData(begin * width, height / 2, (end - begin) * width, height / 2)
      let red = 0
      for (let dot = 0; dot < data.length; dot += 4) {
        const [r = 0, g = 0, b = 0, a = 0] = data.subarray(dot, dot + 4)
        if (a > 40 && r > g + 60 && r > b + 60) red++
      }
      return red
    },
    [from, to] as const,
  )

test('charts say what was, hatch what nobody knows, and are read by keyboard', async ({ page }) => {
  // Two looks at the whole page with axe.
  test.slow()
  await openBox(page, lost)
  const cpu = chart(page, 'CPU')
  // It never told a temperature, so there is no chart of one.
  await expect(page.getByRole('slider')).toHaveCount(3)
  await expect(cpu).toHaveAccessibleDescription('CPU between 35% and 97%, 40% on average. Without data for 3 h.')
  const panel = page.locator('.charts')
  await expect(panel).toContainText('peak 97%')
  await expect(panel).toContainText('7.4 GB of 12 GB')
  await expect(panel.locator('.chart-value').first()).toHaveText('46%last known')
  // 21 of the 22 hours in which it was watched.
  await expect(panel.locator('.charts-availability b')).toHaveText('95.5%')

  await expect(page.locator('.devices header')).toContainText('?/2')
  await expect(page.getByRole('tab', { name: 'Sub-devices' })).toHaveText('Sub-devices?/2')
  await expect(page.locator('.devices .dot.unknown')).toHaveCount(2)
  await expect(page.getByRole('row', { name: /Cam 6/ })).toContainText('Unknownlast online')
  await expect(page.getByRole('row', { name: /Cam 6/ }).getByRole('img')).toHaveAccessibleName(
    'Last 24 hours: 4 h offline',
  )
  await expect(page.locator('.note.tone-off')).toContainText('Its 2 sub-devices are unknown, not offline.')

  expect(await redDots(cpu, 0.97, 0.99)).toBeGreaterThan(10)
  expect(await redDots(cpu, 0.8, 0.9)).toBe(0)
  expect(await redDots(cpu, 0.6, 0.65), 'not watched is grey').toBe(0)

  await cpu.focus()
  await page.keyboard.press('End')
  await expect(cpu).toHaveAttribute('aria-valuetext', /· offline, unknown$/)
  await expect(page.locator('.chart-cross')).toHaveCount(3)
  await page.keyboard.press('ArrowLeft')
  await expect(cpu).toHaveAttribute('aria-valuetext', /· 40% \(35–45\)$/)
  await expect(chart(page, 'Memory')).toHaveAttribute('aria-valuetext', /· 62%$/)
  await expect(page.locator('.chart-readout').first()).toHaveText(/40% \(35–45\)$/)
  await page.keyboard.press('Escape')
  await expect(page.locator('.chart-cross')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  expect(await faults(page)).toEqual([])
  const drawn = await picture(cpu)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => picture(cpu)).not.toBe(drawn)
  expect(await faults(page)).toEqual([])
  const wide = (await cpu.locator('canvas').boundingBox())?.width ?? 0
  await page.setViewportSize({ width: 1000, height: 700 })
  await expect.poll(async () => (await cpu.locator('canvas').boundingBox())?.width).not.toBe(wide)
  const { canvas, plot } = await cpu.evaluate((element) => ({
    canvas: element.querySelector('canvas')?.getBoundingClientRect().width,
    plot: element.getBoundingClientRect().width,
  }))
  expect(Math.abs((canvas ?? 0) - plot)).toBeLessThan(2)
})

test('charts follow reports as they come without reading the past again, and rest while nobody can see them', async ({
  page,
}) => {
  const online = { ...lost, presence: 'online', presenceLog: [{ from: at(hours(24)), state: 'online' }] } as const
  const played = await openBox(page, online)
  const cpu = chart(page, 'CPU')
  await expect(cpu).toHaveAccessibleDescription(/between 35% and 97%/)
  const report = async (seq: number, percent: number) => {
    const lastReportAt = iso(NOW + seconds(seq))
    const metrics = { ...NO_METRICS, cpu: percent }
    const box = gateway('SN-1', { ...online, lastReportAt, metrics })
    await played.push({ seq, at: lastReportAt, gateways: [box] })
  }
  await report(2, 83)
  await expect(page.locator('.chart-value').first()).toHaveText('83%')
  await expect(cpu).toHaveAttribute('aria-valuetext', /· 83%$/)
  expect((await played.asked('getHistory')).length).toBe(1)

  const hide = (state: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await hide('hidden')
  const drawn = await picture(cpu)
  await report(3, 12)
  await expect(page.locator('.chart-value').first()).toHaveText('12%')
  expect(await picture(cpu)).toBe(drawn)
  await hide('visible')
  await expect.poll(async () => (await played.asked('getHistory')).length).toBe(2)
  await expect(cpu).toHaveAttribute('aria-valuetext', /· 12%$/)
})

test('another range is read when it is asked for; what cannot be read is said, and tried again', async ({ page }) => {
  const played = await openBox(page, lost)
  await played.answer('getHistory')
  await page.getByText('7 d', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Last 7 days' })).toBeVisible()
  const failure = page.locator('.charts').getByRole('alert')
  await expect(failure).toContainText('The history could not be read.')
  const [, week] = (await played.asked('getHistory')) as { from: number; to: number }[]
  expect((week?.to ?? 0) - (week?.from ?? 0)).toBe(hours(24) * 7)

  await played.answer('getHistory', { samples: [], presence: [], devices: {} })
  await failure.getByRole('button', { name: 'Try again' }).click()
  await expect(failure).toHaveCount(0)
  await expect(page.locator('.chart-empty')).toHaveText(new Array(3).fill('No figures in this time'))
  await expect(page.locator('.charts-availability b')).toHaveText('—')
})
