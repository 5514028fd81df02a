import * as v from 'valibot'
import { parsePairing } from '../hq/pairing'
import { standInSeed } from '../hq/stand-in-seed'
import { EXPORT_KINDS, RHYTHMS } from '../model/export-schedule'
import { DEFAULT_SETTINGS, type Settings } from '../model/settings'
import { dailyWindow, webhookTarget } from './alert-shapes'
import { call } from './call'
import { SECRET_MASK } from './mask-secret'
import type { SettingsFile } from './settings-views'
import { folder, periodSeconds, port } from './shapes'

const path = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(200),
  v.regex(/^\/[^\s?#]*$/, 'is not a path: it begins with / and has no spaces, ? or #, e.g. /SophonFogStatus'),
)

const addressRange = v.pipe(
  v.string(),
  v.trim(),
  v.check(isAddressRange, 'is neither an IP address nor a range like 192.168.1.0/24'),
)

/** Any number of them; one alone, or `null` for none, as it was written before there could be several. */
const quietHours = v.pipe(
  v.lazy((raw) => (Array.isArray(raw) ? v.pipe(v.array(dailyWindow), v.maxLength(14)) : v.nullable(dailyWindow))),
  v.transform((given) => (given === null ? [] : Array.isArray(given) ? given : [given])),
)

const threshold = (most: number) => {
  const value = v.pipe(v.number(), v.minValue(1), v.maxValue(most))
  return v.pipe(
    v.strictObject({ high: value, critical: value }),
    v.forward(
      v.partialCheck([['high'], ['critical']], ({ high, critical }) => high < critical, 'is not above what is high'),
      ['critical'],
    ),
  )
}

const intervals = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most))

/** The least is the standard of docs/presence.md: a station may only be made to wait longer. */
const patience = v.pipe(
  v.strictObject({
    late: intervals(2, 50),
    offline: intervals(3, 100),
    graceSeconds: v.pipe(v.number(), v.minValue(60), v.maxValue(1800)),
  }),
  v.forward(
    v.partialCheck([['late'], ['offline']], ({ late, offline }) => late < offline, 'is not above what is late'),
    ['offline'],
  ),
)

const share = threshold(100)

const exportSchedule = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, 'is no plain word')),
  kind: v.picklist(EXPORT_KINDS),
  every: v.picklist(RHYTHMS),
  folder: v.pipe(folder, v.regex(/^(\/|[A-Za-z]:[\\/]|\\\\)/, 'is not a whole path; begin it at the root')),
  since: v.pipe(v.number(), v.minValue(0)),
})

/** What a pairing file holds, checked as the file is; its key may be the mask that stands for the one that is kept. */
const headquarters = v.pipe(
  v.strictObject({
    servers: v.array(v.string()),
    site: v.string(),
    seed: v.string(),
    ca: v.string(),
    name: v.string(),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { seed } = dataset.value
    const content = {
      ...dataset.value,
      fogwatch: 'pairing',
      schema: 1,
      ...(seed === SECRET_MASK ? { seed: standInSeed() } : {}),
    }
    const read = parsePairing(JSON.stringify(content))
    if (read.ok) {
      const { user: site, servers, ca, name } = read.value
      return { servers: [...servers], site, seed, ca, name }
    }
    addIssue({ message: read.problem.message })
    return NEVER
  }),
)

/** Settings as a patch: every key optional, each valid by itself. */
const settingsPatch = v.strictObject({
  exportSchedules: v.optional(v.pipe(v.array(exportSchedule), v.maxLength(20))),
  receiverHost: v.optional(v.pipe(v.string(), v.ip('is not an IP address; 0.0.0.0 listens on all'))),
  receiverPort: v.optional(port),
  paths: v.optional(v.pipe(v.array(path), v.maxLength(50))),
  anyPath: v.optional(v.boolean()),
  allowedSenders: v.optional(v.pipe(v.array(addressRange), v.maxLength(500))),
  ignoredSenders: v.optional(v.pipe(v.array(v.pipe(v.string(), v.ip('is not an IP address'))), v.maxLength(500))),
  reportsPerSecondPerSender: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
  theme: v.optional(v.picklist(['light', 'dark', 'system'])),
  language: v.optional(v.picklist(['en', 'zh', 'system'])),
  defaultPeriodSeconds: v.optional(periodSeconds),
  patience: v.optional(patience),
  thresholds: v.optional(v.strictObject({ cpu: share, memory: share, disk: share, temperature: threshold(150) })),
  keepDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  keepGigabytes: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10_000))),
  alertDelaySeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3600))),
  alertReminders: v.optional(v.boolean()),
  quietHours: v.optional(quietHours),
  webhook: v.optional(v.nullable(webhookTarget)),
  headquarters: v.optional(v.nullable(headquarters)),
  alertSound: v.optional(v.boolean()),
  alertSoundFor: v.optional(v.picklist(['critical', 'all'])),
  alertVolume: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
})

/** Of what the user can choose. */
export const settingsCalls = {
  getSettings: call<Settings>()('GET', '/api/settings', v.object({})),
  changeSettings: call<Settings>()('POST', '/api/settings', settingsPatch),
  /** All of them as a file; what nobody else should read is in it only if it is asked for. */
  exportSettings: call<SettingsFile>()(
    'POST',
    '/api/settings/export',
    v.strictObject({ secrets: v.optional(v.boolean()) }),
  ),
}

/** What was stored by any version → complete, valid settings; what is not valid falls back to its default. */
export function readSettings(stored: unknown): Settings {
  const known = stored !== null && typeof stored === 'object' ? (stored as Record<string, unknown>) : {}
  const entries = Object.keys(DEFAULT_SETTINGS).map((key) => {
    const parsed = v.safeParse(settingsPatch, { [key]: known[key] })
    return [key, parsed.success ? Object.values(parsed.output)[0] : undefined]
  })
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) }
}

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  if (rest.length > 0 || !v.is(v.pipe(v.string(), v.ip()), address)) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (address.includes(':') ? 128 : 32))
}
