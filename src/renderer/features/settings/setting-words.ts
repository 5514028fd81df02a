import type {
  HeadquartersAccess,
  PatienceSettings,
  Settings,
  Thresholds,
  WebhookTarget,
} from '../../../shared/model/settings'
import type { Text } from '../../../shared/text/text'
import type { DailyWindow } from '../../../shared/time/daily-window'
import { METRICS } from '../gateway/metric-limits'

/** What a setting is called where it is set. */
export const settingName = (key: keyof Settings, { settings: say, alerts, reports, forwarding }: Text): string =>
  ({
    exportSchedules: reports.scheduled,
    receiverHost: say.receiverHost,
    receiverPort: say.port,
    paths: say.paths,
    anyPath: say.anyPath,
    allowedSenders: say.allowedSenders,
    ignoredSenders: say.ignoredSenders,
    reportsPerSecondPerSender: say.senderRate,
    theme: say.theme,
    language: say.language,
    defaultPeriodSeconds: say.period,
    patience: say.patience.name,
    thresholds: say.figures,
    keepDays: say.data.keepDays,
    keepGigabytes: say.data.keepSize,
    alertDelaySeconds: alerts.settings.delay,
    alertReminders: alerts.settings.reminders,
    quietHours: alerts.settings.quietHours,
    webhook: alerts.settings.webhook,
    headquarters: forwarding.title,
    alertSound: alerts.settings.sound,
    alertSoundFor: alerts.settings.soundFor,
    alertVolume: alerts.settings.volume,
  })[key]

/** The value of a setting, short. */
export function settingValue(key: keyof Settings, value: unknown, text: Text): string {
  const { settings: say, alerts } = text
  if (typeof value === 'boolean') return value ? say.file.on : say.file.off
  switch (key) {
    case 'theme':
      return say.themes[value as Settings['theme']]
    case 'language':
      return say.languages[value as Settings['language']]
    case 'alertSoundFor':
      return alerts.settings.soundForChoices[value as Settings['alertSoundFor']]
    case 'patience':
      return patienceWords(value as PatienceSettings, text)
    case 'thresholds':
      return thresholdWords(value as Thresholds, text)
    case 'webhook':
      return (value as WebhookTarget | null)?.url ?? say.file.none
    case 'headquarters':
      return (value as HeadquartersAccess | null)?.site ?? say.file.none
    case 'quietHours':
      return windowWords(value as readonly DailyWindow[]) || say.file.none
    default:
      return Array.isArray(value) ? listWords(value, text) : String(value)
  }
}

const patienceWords = ({ late, offline, graceSeconds }: PatienceSettings, { settings: { patience } }: Text): string =>
  patience.value(late, offline, graceSeconds)

const thresholdWords = (thresholds: Thresholds, { metricShort }: Text): string =>
  METRICS.map((figure) => `${metricShort[figure]} ${thresholds[figure].high}/${thresholds[figure].critical}`).join(
    ' · ',
  )

const windowWords = (windows: readonly DailyWindow[]): string =>
  windows.map(({ from, to }) => `${from}–${to}`).join(', ')

function listWords(list: readonly unknown[], { settings: { file } }: Text): string {
  if (list.length === 0) return file.none
  return list.length === 1 ? String(list[0]) : file.entries(list.length)
}
