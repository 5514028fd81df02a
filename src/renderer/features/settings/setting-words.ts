import { SECRET_MASK } from '../../../shared/contract/mask-secret'
import type { ExportSchedule } from '../../../shared/model/export-schedule'
import type {
  HeadquartersAccess,
  PatienceSettings,
  Settings,
  Thresholds,
  WebhookTarget,
} from '../../../shared/model/settings'
import { windowWords } from '../../../shared/text/mute-sentence'
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

/** As many entries of a list as say which they are. */
const NAMED = 5

/** The value of a setting, short, beside `other`: what of a long list is not in that as well is named. */
export function settingValue(key: keyof Settings, value: unknown, other: unknown, text: Text): string {
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
      return value === null ? say.file.none : webhookWords(value as WebhookTarget, text)
    case 'headquarters':
      return (value as HeadquartersAccess | null)?.site ?? say.file.none
    default:
      return Array.isArray(value)
        ? listWords(entriesOf(key, value, text), entriesOf(key, other, text), text)
        : `${value}`
  }
}

const patienceWords = ({ late, offline, graceSeconds }: PatienceSettings, { settings: { patience } }: Text): string =>
  patience.value(late, offline, graceSeconds)

const thresholdWords = (thresholds: Thresholds, { metricShort }: Text): string =>
  METRICS.map((figure) => `${metricShort[figure]} ${thresholds[figure].high}/${thresholds[figure].critical}`).join(
    ' · ',
  )

/** A secret is said to come; the one that is kept is known by its mask alone. */
const webhookWords = ({ url, format, secret }: WebhookTarget, { alerts: { settings: say } }: Text): string =>
  [url, say.formats[format], ...(secret === null || secret === SECRET_MASK ? [] : [say.secret])].join(' · ')

/** The entries of a list in words; none of what is no list. */
function entriesOf(key: keyof Settings, list: unknown, text: Text): readonly string[] {
  if (!Array.isArray(list)) return []
  if (key === 'quietHours') return (list as readonly DailyWindow[]).map((window) => windowWords(window, text))
  if (key === 'exportSchedules') return (list as readonly ExportSchedule[]).map((one) => scheduleWords(one, text))
  return list.map(String)
}

const scheduleWords = ({ kind, every, folder }: ExportSchedule, { reports: say }: Text): string =>
  `${say.whatOf(say.kind[kind], say.every[every])} · ${folder}`

function listWords(list: readonly string[], other: readonly string[], { events, settings: { file } }: Text): string {
  if (list.length === 0) return file.none
  if (list.length <= NAMED) return list.join('; ')
  const alone = list.filter((entry) => !other.includes(entry)).slice(0, NAMED)
  const count = file.entries(list.length)
  return alone.length === 0 ? count : events.chosen(count, alone.join('; '))
}
