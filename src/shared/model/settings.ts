import type { DailyWindow } from '../time/daily-window'
import type { ExportSchedule } from './export-schedule'

/** What the user can choose; kept with the data. */
export interface Settings {
  /** Exports that are made by themselves. */
  readonly exportSchedules: readonly ExportSchedule[]
  readonly receiverHost: string
  readonly receiverPort: number
  /** Paths that reports are taken on besides the known ones. */
  readonly paths: readonly string[]
  /** A valid report is taken on any path: the content decides. */
  readonly anyPath: boolean
  /** Addresses and CIDR ranges that may report; empty for all. */
  readonly allowedSenders: readonly string[]
  /** Addresses that are not listed among the unknown senders any more. */
  readonly ignoredSenders: readonly string[]
  /** 0 for no limit. */
  readonly reportsPerSecondPerSender: number
  readonly theme: Theme
  readonly language: LanguageChoice
  /** Expected seconds between the reports of a box whose rhythm is not learned yet. */
  readonly defaultPeriodSeconds: number
  /** How long silence is borne. */
  readonly patience: PatienceSettings
  /** From where on the figures of a box are drawn as high and as critical. */
  readonly thresholds: Thresholds
  /** Reports and events older than this are given up. */
  readonly keepDays: number
  /** The oldest days are given up when history takes more. */
  readonly keepGigabytes: number
  /** How long bad news must hold before it is told. */
  readonly alertDelaySeconds: number
  /** Whether what stays bad and is not acknowledged is told again. */
  readonly alertReminders: boolean
  /** Nothing is told in any of them; a digest follows. */
  readonly quietHours: readonly DailyWindow[]
  readonly webhook: WebhookTarget | null
  /** Where everything is forwarded to; by loading a pairing file, never by itself. */
  readonly headquarters: HeadquartersAccess | null
  /** A sound in the interface that repeats until what it is for is acknowledged. */
  readonly alertSound: boolean
  /** Only for what is critical, or for a part of a box as well. */
  readonly alertSoundFor: 'critical' | 'all'
  /** In percent. */
  readonly alertVolume: number
}

/** `late` and `offline` in expected intervals of the box, `late` the smaller; `graceSeconds` after a disturbance of our own. */
export interface PatienceSettings {
  readonly late: number
  readonly offline: number
  readonly graceSeconds: number
}

/** In percent, the temperature in °C. */
export type Thresholds = Readonly<Record<'cpu' | 'memory' | 'disk' | 'temperature', Threshold>>

export interface Threshold {
  readonly high: number
  /** Above `high`. */
  readonly critical: number
}

/** Where announcements are sent besides the interface. */
export interface WebhookTarget {
  readonly url: string
  /** Our own JSON, or the text robot of WeCom, DingTalk or Feishu. */
  readonly format: WebhookFormat
  /** What DingTalk and Feishu robots have their messages signed with. */
  readonly secret: string | null
}

/** What a pairing file holds: of one station alone. */
export interface HeadquartersAccess {
  /** `host:port` of each server. */
  readonly servers: readonly string[]
  /** What the site is at headquarters, for ever. */
  readonly site: string
  /** The secret key that the station sends by. */
  readonly seed: string
  /** PEM of the authority that the servers' certificates are of. */
  readonly ca: string
  /** What headquarters calls the site. */
  readonly name: string
}

export type WebhookFormat = 'json' | 'wecom' | 'dingtalk' | 'feishu'

export type Theme = 'light' | 'dark' | 'system'
export type Language = 'en' | 'zh'
export type LanguageChoice = Language | 'system'

export const DEFAULT_SETTINGS: Settings = {
  exportSchedules: [],
  receiverHost: '0.0.0.0',
  receiverPort: 9528,
  paths: [],
  anyPath: true,
  allowedSenders: [],
  ignoredSenders: [],
  // A customer's whole fleet may come from one address: 2,000 boxes behind NAT send 100 a second.
  reportsPerSecondPerSender: 1000,
  theme: 'system',
  language: 'system',
  defaultPeriodSeconds: 20,
  patience: { late: 2, offline: 3, graceSeconds: 60 },
  thresholds: {
    cpu: { high: 80, critical: 95 },
    memory: { high: 85, critical: 95 },
    disk: { high: 85, critical: 95 },
    temperature: { high: 75, critical: 85 },
  },
  keepDays: 90,
  keepGigabytes: 5,
  alertDelaySeconds: 5,
  alertReminders: false,
  quietHours: [],
  webhook: null,
  headquarters: null,
  alertSound: false,
  alertSoundFor: 'critical',
  alertVolume: 60,
}
