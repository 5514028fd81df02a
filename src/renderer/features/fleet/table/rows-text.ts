import type { GatewayView } from '../../../../shared/contract/views'
import { formatStamp } from '../../../../shared/text/instant'
import { formatPercent } from '../../../../shared/text/quantity'
import type { Text } from '../../../../shared/text/text'
import type { Millis } from '../../../../shared/time/millis'
import { nameOf, standingOf } from '../../../store/standing'
import { boxDay } from '../../gateway/box-day'
import { faultWords } from '../../gateway/gateway-words'
import type { Column, ColumnId } from './columns'

type Word = (gateway: GatewayView, text: Text, now: Millis) => string | number | null

/*
 * What a spreadsheet can use: whole instants instead of ages that are wrong a second later, and `14 of 16` instead of
 * `14/16`, which it would take for a date.
 */
const WORDS: Readonly<Record<Exclude<ColumnId, 'day'>, Word>> = {
  state: stateWords,
  name: nameOf,
  site: ({ site }) => site ?? null,
  group: ({ group }) => group,
  ip: ({ addresses }) => addresses[0] ?? null,
  lastReport: ({ lastReportAt }) => (lastReportAt === null ? null : formatStamp(Date.parse(lastReportAt))),
  cpu: ({ metrics }) => percent(metrics.cpu),
  memory: ({ metrics }) => percent(metrics.memory),
  disk: ({ metrics }) => percent(metrics.disk),
  temperature: ({ metrics }) => metrics.temperature,
  devices: ({ deviceCounts: { online, unknown, total } }, { table }) =>
    total === 0 ? null : table.devicesOf(unknown === total ? null : online, total),
  availability: (gateway, _, now) => {
    const { availability } = boxDay(gateway, now)
    return availability === null ? null : formatPercent(availability)
  },
  version: ({ softwareVersion }) => softwareVersion,
  sn: ({ sn }) => sn,
  mac: ({ mac }) => mac,
  boxName: ({ name }) => name,
  tags: ({ tags }, { table }) => table.listOf(tags),
  note: ({ note }) => note,
  sdk: ({ sdkVersion }) => sdkVersion,
}

/** What is told of a gateway in a column, as plain text; `''` where there is nothing to tell. */
export const cellText = (gateway: GatewayView, id: Exclude<ColumnId, 'day'>, text: Text, now: Millis): string =>
  String(WORDS[id](gateway, text, now) ?? '')

/** Rows as a spreadsheet takes them from the clipboard: a head, tabs between the cells. The picture of the day is left out. */
export function rowsText(
  gateways: readonly GatewayView[],
  columns: readonly Column[],
  text: Text,
  now: Millis,
): string {
  const ids = columns.map(({ id }) => id).filter((id) => id !== 'day')
  const head = ids.map((id) => text.table.column[id])
  const rows = gateways.map((gateway) => ids.map((id) => harmless(cellText(gateway, id, text, now))))
  return [head, ...rows].map((cells) => cells.join('\t')).join('\n')
}

/** A box may call itself anything: nothing of it becomes a cell of its own, or a formula that somebody's spreadsheet runs. */
const harmless = (cell: string): string => cell.replaceAll(/[\t\r\n]+/g, ' ').replace(/^(?=[=+\-@])/, "'")

function stateWords(gateway: GatewayView, text: Text): string {
  const standing = standingOf(gateway)
  const word = text.standing[standing]
  return standing === 'abnormal' ? `${word}: ${faultWords(gateway, text)}` : word
}

const percent = (value: number | null): string | null => (value === null ? null : `${Math.round(value)}%`)
