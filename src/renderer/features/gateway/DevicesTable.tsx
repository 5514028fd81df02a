import { formatDuration } from '../../../shared/text/duration'
import { formatWhen } from '../../../shared/text/instant'
import type { Millis } from '../../../shared/time/millis'
import { useLanguage, useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { useAtStation } from '../sites/use-at-station'
import { DeviceMuted } from './DeviceMuted'
import { DeviceStrip } from './DeviceStrip'
import { type DeviceColumn, type DeviceRow, type DeviceSort, placeOf, typeWord } from './device-list'
import { TYPE_ICONS } from './device-type-icons'
import { safeUrl } from './safe-url'
import { deviceGlyph } from './standing-look'

interface Props {
  readonly gateway: string
  readonly rows: readonly DeviceRow[]
  readonly now: Millis
  readonly sort: DeviceSort | null
  readonly onSort: (sort: DeviceSort | null) => void
  /** The one that the page was opened for. */
  readonly shown: string | null
}

/** The sub-devices in rows. */
export function DevicesTable({ gateway, rows, now, sort, onSort, shown }: Props) {
  const { gateway: say } = useText()
  const head = (by: DeviceColumn, label: string) => <SortHead by={by} label={label} sort={sort} onSort={onSort} />
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            {head('state', say.state)}
            {head('name', say.name)}
            {head('type', say.type)}
            {head('ip', say.ip)}
            {head('place', say.place)}
            {head('version', say.version)}
            <th>{say.last24h}</th>
            {head('since', say.since)}
            {head('downtime', say.downtime)}
            <th className="col-menu">
              <span className="unseen">{say.deviceMenu}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.device.id} gateway={gateway} row={row} now={now} isShown={row.device.id === shown} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface HeadProps {
  readonly by: DeviceColumn
  readonly label: string
  readonly sort: DeviceSort | null
  readonly onSort: (sort: DeviceSort | null) => void
}

/** Up, down, and back to what is down first. */
function SortHead({ by, label, sort, onSort }: HeadProps) {
  const own = sort?.by === by ? sort : null
  const next = own === null ? { by, descending: false } : own.descending ? null : { by, descending: true }
  const order = own === null ? 'none' : own.descending ? 'descending' : 'ascending'
  return (
    <th className={`col-${by}`} aria-sort={order}>
      <button type="button" className="sort-head" onClick={() => onSort(next)}>
        {label}
        {own !== null && <span aria-hidden="true">{own.descending ? '↓' : '↑'}</span>}
      </button>
    </th>
  )
}

interface RowProps {
  readonly gateway: string
  readonly row: DeviceRow
  readonly now: Millis
  readonly isShown: boolean
}

function Row({ gateway, row: { device, spans, downtime }, now, isShown }: RowProps) {
  const text = useText()
  const { gateway: say, deviceStatus } = text
  const language = useLanguage()
  const isKnownToBe = device.status === 'unknown' && device.lastKnownStatus !== 'unknown'
  const isBad = device.status === 'offline' || device.status === 'missing'
  const place = placeOf(device)
  const { isStation } = useAtStation()
  const hasMenu = isStation || device.ip !== null || safeUrl(device.url) !== null
  return (
    <tr data-device={device.id} aria-current={isShown || undefined}>
      <td>
        <span className="row">
          <Glyph shape={deviceGlyph[device.status]} size="s" />
          <span className={isBad ? 'tone-off toned medium' : 't2'}>{deviceStatus[device.status]}</span>
          {isKnownToBe && <span className="t3">{say.lastKnown(deviceStatus[device.lastKnownStatus])}</span>}
          <DeviceMuted gateway={gateway} device={device.id} />
        </span>
      </td>
      <td className={device.name === null ? 't3' : 'medium'} data-tip={device.name ?? device.id}>
        <DeviceName device={device} />
      </td>
      <td>
        <span className="row">
          <span className="t3">
            <Icon name={TYPE_ICONS[device.type]} small />
          </span>
          <span className="ell">{typeWord(device, text)}</span>
        </span>
      </td>
      <td className="t2">{device.ip}</td>
      <td className="t2 col-place" data-tip={place}>
        {place}
      </td>
      <td className="t2 col-version">{device.softwareVersion}</td>
      <td>
        <DeviceStrip spans={spans} downtime={downtime} now={now} />
      </td>
      <td className="t2">{formatWhen(Date.parse(device.since), now, language)}</td>
      <td className="col-downtime">{downtime === 0 ? say.noDowntime : formatDuration(downtime, text)}</td>
      <td className="col-menu">
        {hasMenu && (
          <button
            type="button"
            className="device-menu"
            aria-label={say.deviceMenuOf(device.name ?? device.ip ?? device.id)}
            aria-haspopup="menu"
          >
            <Icon name="more" small />
          </button>
        )}
      </td>
    </tr>
  )
}

/** Its name, or that it has none; a way to its own page if it told one. */
function DeviceName({ device }: Pick<DeviceRow, 'device'>) {
  const { gateway: say } = useText()
  const name = device.name ?? device.id
  const url = safeUrl(device.url)
  if (url === null) return device.name ?? say.noName
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" data-tip={say.openPage(name)}>
      {name}
    </a>
  )
}
