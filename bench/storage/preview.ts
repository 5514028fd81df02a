/** What a preview of an export costs: `preview FOLDER KIND DAYS`; prints CPU ms, cold and again. */

import type { ExportAsk } from '../../src/main/ports'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import type { ExportKind } from '../../src/shared/model/export-schedule'
import { days } from '../../src/shared/time/millis'

const [folder = '', kind = 'reports', length = '30'] = process.argv.slice(2)
const storage = new NedbStorage(folder, (line) => console.error(line))
const stored = await storage.open()
const now = Date.UTC(2026, 10, 21)
const ask: ExportAsk = {
  request: {
    kind: kind as ExportKind,
    from: now - days(Number(length)),
    to: now,
    gateways: null,
    form: { language: 'en', names: 'titles', bom: true, zone: 'Asia/Shanghai', leaveOutMuted: false, target: 99.5 },
  },
  now,
  defaultPeriod: 20_000,
  mutes: [],
  incidents: [],
  accountsSince: 0,
}
async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(cpu)
  console.log(`${what}: ${Math.round((user + system) / 1000)} ms CPU, ${Math.round(performance.now() - begun)} ms`)
  return value
}
console.log(stored.gateways.length, 'gateways')
const glimpse = await measured('glimpse, cold', () => storage.glimpse(ask))
console.log(glimpse.rows, glimpse.first.length)
await measured('glimpse, again', () => storage.glimpse(ask))
const survey = await measured('survey, cold', () => storage.survey(ask))
console.log(survey?.rows, survey?.first.events.length, survey?.first.devices.length)
await measured('survey, again', () => storage.survey(ask))
await measured('survey of 7 days', () => storage.survey({ ...ask, request: { ...ask.request, from: now - days(7) } }))
console.log(Math.round(process.memoryUsage().rss / 1e6), 'MB')
await storage.close()
