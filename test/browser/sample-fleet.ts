import type { DeviceView, FleetView, GatewayView, Trend } from '../../src/shared/contract/views'
import type { DeviceStatus } from '../../src/shared/model/gateway'
import { NO_METRICS } from '../../src/shared/model/metrics'
import { iso } from '../../src/shared/time/iso'
import { hours, type Millis, minutes, seconds } from '../../src/shared/time/millis'
import { fleet, gateway, receiver } from '../renderer/gateways'

const SITES = {
  en: ['North gate', 'Tower A lobby', 'Tower B lobby', 'Logistics park', 'Metro depot', 'Campus east', 'Car park P2'],
  zh: ['北门', 'A座大堂', 'B座大堂', '物流园', '地铁车辆段', '东校区', 'P2停车场'],
} as const

interface Options {
  readonly boxes: number
  readonly perSite: number
  readonly now: Millis
  readonly language?: 'en' | 'zh'
}

const SAID = {
  en: { fault: 'NPU temperature high', camera: 'Camera ', tag: 'phase 2' },
  zh: { fault: '芯片温度过高', camera: '摄像机', tag: '二期' },
} as const

/** A fleet at many sites in which a few boxes are ill, the same each time. */
export function sampleFleet({ boxes, perSite, now, language = 'en' }: Options): FleetView {
  const gateways = Array.from({ length: boxes }, (_, at) => sampleBox(at, perSite, now, language))
  const trends = Object.fromEntries(gateways.map(({ id }, at) => [id, trendOf(at)]))
  const heard = receiver({
    reportsPerSecond: boxes / 20,
    lastReportAt: iso(now - seconds(0.4)),
    rateTrend: Array.from({ length: 60 }, (_, at) => boxes / 20 + Math.sin(at) * 0.4),
    urls: [{ url: 'http://192.168.1.20:9528/SophonFogStatus', adapter: 'eth0', kind: 'lan', senders: 3 }],
  })
  return fleet(gateways, { at: iso(now), trends, receiver: heard })
}

/** What happens to the box at a place: most are well. */
function fateOf(at: number, language: 'en' | 'zh'): Partial<GatewayView> & { readonly silent: Millis } {
  if (at % 41 === 3) return { presence: 'offline', silent: minutes(3 + (at % 7) * 40) }
  if (at % 59 === 28)
    return { fault: { active: true, description: SAID[language].fault, since: null }, silent: seconds(8) }
  if (at % 61 === 7) return { presence: 'late', silent: seconds(44) }
  if (at % 119 === 32) return { muted: true, silent: seconds(5) }
  if (at % 97 === 50) return { presence: 'unobserved', silent: minutes(9) }
  if (at % 199 === 59) return { presence: 'expected', silent: 0 }
  return { silent: seconds(at % 20) }
}

function sampleBox(at: number, perSite: number, now: Millis, language: 'en' | 'zh'): GatewayView {
  const sites = SITES[language]
  const site = Math.floor(at / perSite)
  const group =
    site < sites.length ? (sites[site] ?? '') : `${sites[site % sites.length]} ${Math.floor(site / sites.length) + 1}`
  const { silent, fault, ...fate } = fateOf(at, language)
  const presence = fate.presence ?? 'online'
  const since = presence === 'online' ? now - hours(50) : now - silent
  const seen = presence !== 'expected'
  const devices = seen ? devicesOf(at, presence === 'offline', language) : []
  return gateway(`SN-${String(at).padStart(5, '0')}`, {
    ...fate,
    name: `${group}${language === 'zh' ? '' : ' '}${String((at % perSite) + 1).padStart(2, '0')}`,
    group,
    addresses: [`192.168.${10 + (site % 200)}.${20 + (at % perSite)}`],
    softwareVersion: `2.3.${at % 3}`,
    presenceSince: iso(since),
    presenceLog: [
      { from: iso(now - hours(30)), state: 'online' as const },
      ...outage(at, now),
      { from: iso(since), state: presence },
    ],
    ...(fault && { fault: { ...fault, since: iso(now - minutes(37 + at)) } }),
    metrics: seen
      ? {
          ...NO_METRICS,
          cpu: 10 + ((at * 37) % 55) + (at % 23 === 5 ? 30 : 0),
          memory: 40 + ((at * 13) % 30),
          disk: 20 + ((at * 7) % 50) + (at % 31 === 9 ? 30 : 0),
          temperature: 42 + ((at * 5) % 18),
        }
      : NO_METRICS,
    devices,
    deviceCounts: countsOf(devices),
    lastReportAt: seen ? iso(now - silent) : null,
    tags: at % 3 === 0 ? [SAID[language].tag] : [],
  })
}

const outage = (at: number, now: Millis) =>
  at % 9 === 4
    ? [
        { from: iso(now - hours(9)), state: 'offline' as const },
        { from: iso(now - hours(8.3)), state: 'online' as const },
      ]
    : []

function devicesOf(at: number, unknown: boolean, language: 'en' | 'zh'): DeviceView[] {
  const total = [16, 12, 24, 8, 32][at % 5] ?? 8
  return Array.from({ length: total }, (_, place): DeviceView => {
    const status: DeviceStatus = unknown ? 'unknown' : at % 6 === 4 && place < 2 ? 'offline' : 'online'
    return {
      id: `${at}-${place}`,
      name: `${SAID[language].camera}${place + 1}`,
      ip: `192.168.13.${place + 1}`,
      status,
      lastKnownStatus: status,
      type: place < total / 2 ? 'capture-camera' : 'ipc-static',
      typeCode: '2',
      typeLabel: language === 'zh' ? '抓拍机' : 'Capture camera',
      location: null,
      group: null,
      softwareVersion: null,
      url: null,
      since: iso(0),
    }
  })
}

function countsOf(devices: readonly DeviceView[]): GatewayView['deviceCounts'] {
  const count = (status: DeviceStatus) => devices.filter((device) => device.status === status).length
  return {
    online: count('online'),
    offline: count('offline'),
    missing: 0,
    unknown: count('unknown'),
    total: devices.length,
  }
}

const wave = (at: number, phase: number) =>
  Array.from({ length: 30 }, (_, step) => 30 + ((at * 11) % 40) + 8 * Math.sin((step + at) / 3 + phase))

const trendOf = (at: number): Trend => ({
  cpu: wave(at, 0),
  memory: wave(at, 1),
  disk: wave(at, 2),
  temperature: wave(at, 3),
})
