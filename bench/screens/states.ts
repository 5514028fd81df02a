import type { Page } from '@playwright/test'
import type { AnnouncementView } from '../../src/shared/contract/alert-views'
import type { FleetView, GatewayView } from '../../src/shared/contract/views'
import { iso } from '../../src/shared/time/iso'
import { hours, type Millis, minutes } from '../../src/shared/time/millis'
import { sampleFleet } from '../../test/browser/sample-fleet'
import type { receiver } from '../../test/renderer/gateways'
import { DEVICE_STATES } from './device-states'
import { figuresAt, playedHistory } from './played-history'
import { type Language, type PlayedState, press } from './played-state'
import { SITE_STATES } from './site-states'

const PER_SITE: Readonly<Record<number, number>> = { 6: 6, 60: 10, 600: 50 }

const played = (boxes: number) => (language: Language, now: Millis) =>
  sampleFleet({ boxes, perSite: PER_SITE[boxes] ?? 10, now, language })

/** The four densities of a fleet with a day behind it, by how many boxes it has. */
const densities = (boxes: number): Record<string, PlayedState> => ({
  [`${boxes}-cards`]: { fleet: played(boxes), show: press('Alt+1') },
  [`${boxes}-compact`]: { fleet: played(boxes), show: press('Alt+2') },
  [`${boxes}-table`]: { fleet: played(boxes), show: press('Alt+3') },
  [`${boxes}-wall`]: { fleet: played(boxes), show: press('Alt+4') },
})

const PLACES = {
  en: ['Reception', 'Loading bay', 'Car park B1', 'Data hall', 'Emergency entrance', 'Canteen east', 'Pump house'],
  zh: ['前台', '卸货区', '地下车库B1', '数据中心', '急诊入口', '东区食堂', '水泵房'],
}

/** Six hundred boxes that no number tells apart, as people call them who never thought of hundreds. */
const freelyNamed = (language: Language, now: Millis): FleetView => {
  const all = played(600)(language, now)
  const words = PLACES[language]
  const word = (at: number) => words[at % words.length] ?? ''
  const gateways = all.gateways.map((box, at) => ({
    ...box,
    alias: `${word(at)} ${word(at * 3 + Math.floor(at / 7))}`,
  }))
  return { ...all, gateways }
}

const NOTE = { en: 'Cabinet key with the guard post. Fibre replaced 12 Oct.', zh: '机柜钥匙在保安室。10-12 更换光纤。' }

/** The page of a box whose past is known, over so much of it. */
const boxOver = (
  range: number,
  change: (box: GatewayView, now: Millis) => Partial<GatewayView>,
  events: 'some' | 'none' = 'none',
): PlayedState => ({
  fleet: (language, now) => {
    const all = played(60)(language, now)
    const [first, ...others] = all.gateways as [GatewayView, ...GatewayView[]]
    const metrics = { ...first.metrics, ...figuresAt(now, range), memoryBytes: 12 * 2 ** 30, diskBytes: 32 * 2 ** 30 }
    const box = { ...first, alias: null, note: NOTE[language], mac: 'e0:a5:09:00:2f:b1', metrics }
    return { ...all, gateways: [{ ...box, ...change(box, now) }, ...others] }
  },
  answers: (language, now) => playedHistory(language, now, range, events),
  show: async (page) => {
    await page.locator('.card').first().waitFor()
    await page.evaluate(() => localStorage.clear())
    await page.keyboard.press('Control+k')
    await page.keyboard.type('192.168.10.20')
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    await page.locator('.gateway-head').waitFor()
    await page
      .locator('.charts .seg label')
      .nth([1, 24, 168, 720].indexOf(range / hours(1)))
      .click()
    await page.waitForTimeout(600)
  },
})

const well = (): Partial<GatewayView> => ({})
const silent = (box: GatewayView, now: Millis): Partial<GatewayView> => ({
  presence: 'offline',
  presenceSince: iso(now - minutes(14)),
  lastReportAt: iso(now - minutes(15)),
  devices: box.devices.map((device) => ({ ...device, status: 'unknown' })),
  deviceCounts: { ...box.deviceCounts, online: 0, offline: 0, unknown: box.deviceCounts.total },
})
const doubted = (box: GatewayView, now: Millis): Partial<GatewayView> => ({
  fault: { active: true, description: 'NPU 86 °C', since: iso(now - minutes(37)) },
  metrics: { ...box.metrics, cpu: 88, disk: 97, temperature: 86 },
  warnings: [
    { code: 'out-of-range', field: 'gateway_ext_data.temperature', detail: null },
    { code: 'duplicate-device', field: 'sub_devices[3].ep_id', detail: null },
    { code: 'two-senders', field: 'from', detail: '192.168.10.20 192.168.10.21' },
  ],
})

const trouble = (change: (now: Millis) => Parameters<typeof receiver>[0]): PlayedState => ({
  fleet: (language, now) => {
    const all = played(60)(language, now)
    return { ...all, receiver: { ...all.receiver, ...change(now) } }
  },
})
const problem = (code: 'port-in-use' | 'storage-full' | 'storage-failed' | 'paused', now: Millis) => ({
  ...{ code, message: '', since: iso(now - minutes(26)), port: 9528, freePort: code === 'port-in-use' ? 9529 : null },
  owner: code === 'port-in-use' ? { program: 'node.exe', pid: 8124 } : null,
})

/** The states that the design names and a healthy station does not have. */
export const STATES: Readonly<Record<string, PlayedState>> = {
  ...densities(6),
  ...densities(60),
  ...densities(600),
  '600-names-wall': { fleet: freelyNamed, show: press('Alt+4') },
  'chart-1h': boxOver(hours(1), well),
  'chart-24h': boxOver(hours(24), well),
  'chart-7d': boxOver(hours(168), well),
  'chart-30d': boxOver(hours(720), well),
  'box-offline': boxOver(hours(24), silent),
  'box-abnormal': boxOver(hours(24), doubted, 'some'),
  loading: { fleet: () => null, show: async (page) => page.locator('.loading-cards').waitFor() },
  'port-in-use': trouble((now) => ({ listening: false, problem: problem('port-in-use', now) })),
  paused: trouble((now) => ({ listening: false, problem: problem('paused', now) })),
  'storage-full': trouble((now) => ({ problem: problem('storage-full', now) })),
  'storage-failed': trouble((now) => ({ problem: problem('storage-failed', now) })),
  simulated: { fleet: (language, now) => ({ ...played(60)(language, now), simulated: true }) },
  toasts: {
    fleet: played(60),
    show: async (page, station) => {
      const [first, second, third, fourth] = await names(page)
      for (const [at, name] of [first, second, third, fourth].entries())
        await station.tell({ type: 'announcement', announcement: told(name ?? '', at) })
      await page.locator('.toast').nth(2).waitFor()
    },
  },
  ...SITE_STATES,
  ...DEVICE_STATES,
}

const names = (page: Page) => page.locator('.card-name').allTextContents()

/** What is told of a box; the third has only just recovered. */
function told(name: string, at: number): AnnouncementView {
  const since = iso(Date.now() - minutes(at + 3))
  const news = at === 2 ? 'recovery' : 'bad'
  const kind = at === 1 ? 'gateway-fault' : 'gateway-offline'
  const detail = at === 1 ? 'NPU 86 °C' : null
  const about = { kind, gateway: `told-${at}`, gatewayName: name, device: null, deviceName: null } as const
  const until = at === 2 ? iso(Date.now()) : null
  const item = { ...about, incident: `told-${at}`, news, since, until, cause: null, detail, evidence: null } as const
  return { id: `told-${at}`, at: since, news, severity: 'critical', items: [item], group: null, total: null }
}
