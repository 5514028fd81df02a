import type { ExportAsk } from '../../src/main/ports'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { muteChanges, mutedGateways, pastIncident } from '../../src/shared/alerts/chronicle'
import type { ExportForm, ExportRequest } from '../../src/shared/model/export'
import type { ExportKind } from '../../src/shared/model/export-schedule'
import type { Incident } from '../../src/shared/model/incident'
import { NOTHING_TOLD } from '../../src/shared/model/incident'
import { hours, minutes, seconds } from '../../src/shared/time/millis'
import { KeptFleet, MORNING } from './kept-fleet'
import { device, gatewayPart, report } from './reports'

export const FORM: ExportForm = {
  language: 'en',
  names: 'keys',
  bom: false,
  zone: 'Asia/Shanghai',
  leaveOutMuted: false,
  target: 99.5,
}

const FROM = MORNING - minutes(30)
const TO = MORNING + hours(2)

const INCIDENT: Incident = {
  id: '1',
  subject: 'presence:SN-1',
  kind: 'gateway-offline',
  gateway: 'SN-1',
  gatewayName: '东门岗亭',
  device: null,
  deviceName: null,
  detail: null,
  evidence: null,
  openedAt: MORNING + minutes(6),
  condition: 'good',
  changedAt: MORNING + minutes(16),
  confirmedAt: MORNING + minutes(16),
  unstableSince: null,
  closedAt: MORNING + minutes(15),
  closeCause: 'recovered',
  ledger: { ...NOTHING_TOLD, badAt: MORNING + minutes(7), acknowledgedAt: MORNING + minutes(9) },
}

const camera = (id: string, name: string, status: 'online' | 'offline' = 'online') =>
  device(id, { name, status, type: 'capture-camera', typeCode: '1', ip: '192.168.1.101', location: '一层,东侧' })

/** A morning of boxes whose owners like to write formulas, quotes, line ends and from right to left, kept in a folder. */
export async function exportedStory(folder: string): Promise<{
  storage: NedbStorage
  ask: (of: Partial<ExportRequest>) => ExportAsk
}> {
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  const east = (status: 'online' | 'offline', part = {}) =>
    report({
      authCode: '0012345',
      gateway: gatewayPart({ metrics: { ...METRICS }, ...part }),
      devices: [camera('cam-1', '=HYPERLINK("http://x")', status), camera('cam-2', '相机"二"')],
    })
  const west = report({
    sn: '00700',
    gateway: gatewayPart({ name: '+西门,"仓库"\r\n二号\u2028-\0', fault: { active: true, description: '-1 过热' } }),
    devices: null,
    warnings: [{ code: 'wrong-type', field: 'cpu' }],
  })
  const named = (sn: string, name: string, id: string, said: string) =>
    report({ sn, gateway: gatewayPart({ name, addresses: [] }), devices: [camera(id, said)] })
  const north = named('@00900', '\tشمال "北门"', '=1', '-2号,\r相机')
  const south = named('1e5', "'南门\n2 号", '0010', '  前后空格 ')
  await fleet.hears(west)
  await fleet.hears(north)
  await fleet.expectsEvery('@00900', 20)
  await fleet.hears(south)
  for (let count = 0; count < 18; count++) {
    await fleet.hears(east(count === 9 ? 'offline' : 'online'))
    await fleet.waits(seconds(20))
  }
  // Both are taken out; one comes back, and is heard again.
  await fleet.removes('@00900')
  await fleet.removes('1e5')
  await fleet.waits(minutes(4))
  await fleet.bringsBack('@00900')
  await fleet.hears(north)
  await fleet.waits(minutes(6))
  await storage.commit({
    at: fleet.clock.now(),
    gateways: [],
    removed: [],
    transitions: [
      pastIncident(INCIDENT),
      ...muteChanges(new Map(), mutedGateways(muted(fleet), [], 0), MORNING + minutes(5)),
    ].filter((fact) => fact !== null),
  })
  await fleet.hears(east('online', { softwareVersion: '@V2' }))
  await fleet.edits('SN-1', '-东门岗亭')
  const ask = (of: Partial<ExportRequest>): ExportAsk => ({
    request: { kind: 'reports', from: FROM, to: Math.min(TO, fleet.clock.now()), gateways: null, form: FORM, ...of },
    now: fleet.clock.now(),
    defaultPeriod: seconds(20),
    mutes: [],
    accountsSince: 0,
    incidents: [{ ...INCIDENT, id: '2', kind: 'gateway-fault', gateway: '00700', closedAt: null, closeCause: null }],
  })
  return { storage, ask }
}

const muted = (fleet: KeptFleet) =>
  fleet.gateways
    .filter(({ id }) => id === 'SN-1')
    .map((gateway) => ({ ...gateway, edits: { ...gateway.edits, mute: { until: null } } }))

const METRICS = {
  cpu: 7.25,
  memory: 100,
  memoryBytes: 12_884_901_888,
  disk: 0,
  diskBytes: null,
  temperature: -3.5,
  boardTemperature: 41,
  tpu: 1e-7,
  fan: 3200,
  uptime: '2hours,40minutes',
  externalDisk: { mounted: true, used: 12.5, bytes: 2 ** 40 },
}

/** The whole file. */
export async function fileOf(storage: NedbStorage, ask: ExportAsk): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const { bytes } of storage.sheet(ask)) parts.push(bytes)
  return Buffer.concat(parts)
}

export const KINDS: readonly ExportKind[] = ['reports', 'devices', 'events', 'availability', 'inventory']
