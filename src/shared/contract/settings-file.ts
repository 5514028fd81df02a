import { DEFAULT_SETTINGS, type Settings } from '../model/settings'
import { iso } from '../time/iso'
import type { Millis } from '../time/millis'
import type { Input } from './calls'
import { SECRET_MASK } from './mask-secret'
import { settingsCalls } from './settings-calls'
import type { SettingsFile } from './settings-views'

/** What this program writes; it reads every version before. */
const VERSION = 1

/** What taking a settings file over would do. */
export interface SettingsImport {
  /** What would be another than it is. */
  readonly changes: readonly SettingChange[]
  /** Values that no station takes: they stay out. */
  readonly faults: readonly SettingFault[]
  /** Names that this version does not know: they stay out. */
  readonly unknown: readonly string[]
  /** Whether the webhook comes without the secret that it was signed with, and none is kept here. */
  readonly secretMissing: boolean
  /** All the changes as one. */
  readonly patch: Input<'changeSettings'>
}

export interface SettingChange {
  readonly key: keyof Settings
  readonly from: unknown
  readonly to: unknown
}

export interface SettingFault {
  readonly key: keyof Settings
  /** In dotted form, e.g. `quietHours.0.from`. */
  readonly field: string
  /** What the file has there. */
  readonly value: unknown
  /** English; interfaces name the setting themselves. */
  readonly message: string
}

/** Why a file holds no settings that can be taken over. */
export type UnreadableFile = 'not-json' | 'not-settings' | 'newer'

/** @param secrets whether the file is to hold what nobody else should read */
export function writeSettingsFile(settings: Settings, now: Millis, secrets: boolean): SettingsFile {
  // A pairing is of one station: taken to another, two would send by one key.
  const { webhook, headquarters: _, ...others } = settings
  const { secret, ...place } = webhook ?? { secret: null }
  const withheld = webhook !== null && secret !== null && !secrets ? place : webhook
  return { fogwatch: 'settings', version: VERSION, at: iso(now), settings: { ...others, webhook: withheld } }
}

/** @param present the settings as they are told: with their secrets masked */
export function readSettingsFile(text: string, present: Settings): SettingsImport | UnreadableFile {
  const file = parsed(text)
  if (file === undefined) return 'not-json'
  if (!isSettingsFile(file)) return 'not-settings'
  if (file.version > VERSION) return 'newer'
  const changes: SettingChange[] = []
  const faults: SettingFault[] = []
  let secretMissing = false
  for (const key of Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]) {
    if (!Object.hasOwn(file.settings, key)) continue
    let value = file.settings[key]
    if (key === 'webhook' && isWithheld(value)) {
      const isKept = present.webhook?.secret != null && present.webhook.url === value['url']
      secretMissing = !isKept
      value = { ...value, secret: isKept ? SECRET_MASK : null }
    }
    const read = settingsCalls.changeSettings.parse({ [key]: value })
    if (!read.ok) {
      faults.push({ key, field: read.problem.field ?? key, value, message: read.problem.message })
      continue
    }
    const to = read.value[key]
    if (!isSame(to, present[key])) changes.push({ key, from: present[key], to })
  }
  return {
    changes,
    faults,
    unknown: Object.keys(file.settings).filter((key) => !Object.hasOwn(DEFAULT_SETTINGS, key)),
    secretMissing,
    patch: Object.fromEntries(changes.map(({ key, to }) => [key, to])),
  }
}

function parsed(text: string): unknown {
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSettingsFile = (file: unknown): file is SettingsFile =>
  isRecord(file) && file['fogwatch'] === 'settings' && typeof file['version'] === 'number' && isRecord(file['settings'])

const isWithheld = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && !Object.hasOwn(value, 'secret')

/** Whatever the order of their keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) {
    return Array.isArray(one) && Array.isArray(other)
      ? one.length === other.length && one.every((value, index) => isSame(value, other[index]))
      : one === other
  }
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]))
}
