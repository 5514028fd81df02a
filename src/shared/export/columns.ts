import type { ExportForm } from '../model/export'
import type { ExportKind } from '../model/export-schedule'
import { type Text, textIn } from '../text/text'

export type ColumnKey = keyof Text['sheets']['column']

/** What a cell's content is, for whoever shows it. */
export type ColumnLook = 'text' | 'number' | 'code'

/** The columns of each kind of export, in their order. Append only: others read these files by their keys. */
export const COLUMNS = {
  reports: [
    'at_local',
    'at_utc',
    'box',
    'group',
    'box_id',
    'sn',
    'auth_code',
    'dialect',
    'sender',
    'path',
    'box_name',
    'addresses',
    'mac',
    'port',
    'software_version',
    'sdk_version',
    'reported_status',
    'fault',
    'fault_description',
    'cpu_percent',
    'memory_percent',
    'memory_bytes',
    'disk_percent',
    'disk_bytes',
    'temperature_c',
    'board_temperature_c',
    'tpu_percent',
    'fan_rpm',
    'uptime',
    'external_disk_mounted',
    'external_disk_percent',
    'external_disk_bytes',
    'devices_listed',
    'devices_offline',
    'devices_online',
    'devices_total',
    'sent_local',
    'sent_utc',
    'warnings',
  ],
  devices: [
    'at_local',
    'at_utc',
    'box',
    'group',
    'box_id',
    'device',
    'device_id',
    'change',
    'from',
    'to',
    'device_type',
    'device_ip',
    'location',
  ],
  events: [
    'record',
    'kind',
    'begin_local',
    'begin_utc',
    'end_local',
    'end_utc',
    'duration_s',
    'box',
    'group',
    'box_id',
    'device',
    'device_id',
    'from',
    'to',
    'cause',
    'detail',
    'announced_local',
    'announced_utc',
    'acknowledged_local',
    'acknowledged_utc',
  ],
  availability: [
    'record',
    'box',
    'group',
    'box_id',
    'addresses',
    'device',
    'device_id',
    'range_from_local',
    'range_to_local',
    'observed_s',
    'up_s',
    'down_s',
    'unknown_s',
    'unobserved_s',
    'muted_s',
    'availability_percent',
    'incidents',
    'longest_outage_s',
    'mean_recovery_s',
    'target_percent',
    'target_met',
    'method',
  ],
  inventory: [
    'record',
    'box',
    'group',
    'box_id',
    'sn',
    'auth_code',
    'alias',
    'box_name',
    'tags',
    'note',
    'addresses',
    'mac',
    'port',
    'software_version',
    'sdk_version',
    'dialect',
    'status',
    'devices_online',
    'devices_total',
    'device',
    'device_id',
    'device_type',
    'device_type_code',
    'device_ip',
    'location',
    'device_group',
    'url',
    'first_seen_local',
    'first_seen_utc',
    'last_seen_local',
    'last_seen_utc',
  ],
} as const satisfies Record<ExportKind, readonly ColumnKey[]>

/** The columns of an export: at headquarters the site of each box stands behind them. */
export const columnsOf = (kind: ExportKind, { sites }: Pick<ExportForm, 'sites'>): readonly ColumnKey[] =>
  sites === undefined ? COLUMNS[kind] : [...COLUMNS[kind], 'site']

/** What the columns of an export are called. */
export function columnNames(kind: ExportKind, form: Pick<ExportForm, 'language' | 'names' | 'sites'>): string[] {
  const { language, names } = form
  const { column } = textIn(language).sheets
  return columnsOf(kind, form).map((key) => (names === 'keys' ? key : column[key]))
}

const NUMBER = /_(?:percent|s|bytes|c|rpm)$|^(?:incidents|warnings|devices_(?:listed|online|total)|port)$/
const CODE = /^(?:box_id|device_id|sn|mac|auth_code|path)$/

export const lookOf = (key: ColumnKey): ColumnLook => (NUMBER.test(key) ? 'number' : CODE.test(key) ? 'code' : 'text')
