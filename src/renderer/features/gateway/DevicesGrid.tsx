import type { DeviceType } from '../../../shared/model/report'
import { formatWhen } from '../../../shared/text/instant'
import type { Millis } from '../../../shared/time/millis'
import { useLanguage, useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { DeviceMuted } from './DeviceMuted'
import { DeviceStrip } from './DeviceStrip'
import type { DeviceRow } from './device-list'
import { TYPE_ICONS } from './device-type-icons'
import { deviceGlyph } from './standing-look'

interface Props {
  readonly gateway: string
  readonly rows: readonly DeviceRow[]
  readonly now: Millis
  /** The one that the page was opened for. */
  readonly shown: string | null
}

/** The sub-devices by type, a cell each. */
export function DevicesGrid({ gateway, rows, now, shown }: Props) {
  const { deviceType } = useText()
  const types = [...new Set(rows.map(({ device }) => device.type))]
  return (
    <div className="device-types">
      {types.map((type) => (
        <section key={type} aria-label={deviceType[type]}>
          <TypeHead type={type} rows={rows.filter(({ device }) => device.type === type)} />
          <ul className="device-grid">
            {rows
              .filter(({ device }) => device.type === type)
              .map((row) => (
                <Cell key={row.device.id} gateway={gateway} row={row} now={now} isShown={row.device.id === shown} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function TypeHead({ type, rows }: { readonly type: DeviceType; readonly rows: readonly DeviceRow[] }) {
  const { deviceType } = useText()
  const online = rows.filter(({ device }) => device.status === 'online').length
  const isUnknown = rows.every(({ device }) => device.status === 'unknown')
  return (
    <h3 className="row sm">
      <span className="t3">
        <Icon name={TYPE_ICONS[type]} small />
      </span>
      {deviceType[type]}
      <span className="t3">
        {isUnknown ? '?' : online}/{rows.length}
      </span>
    </h3>
  )
}

interface CellProps {
  readonly gateway: string
  readonly row: DeviceRow
  readonly now: Millis
  readonly isShown: boolean
}

function Cell({ gateway, row: { device, spans, downtime }, now, isShown }: CellProps) {
  const { gateway: say, deviceStatus } = useText()
  const language = useLanguage()
  const name = device.name ?? device.ip ?? device.id
  const state = say.deviceSince(deviceStatus[device.status], formatWhen(Date.parse(device.since), now, language))
  return (
    <li
      className={`device-cell ${device.status}`}
      data-device={device.id}
      data-tip={`${name}\n${state}`}
      aria-current={isShown || undefined}
    >
      <span className="device-mark">
        <Glyph shape={deviceGlyph[device.status]} size="m" />
      </span>
      <span className="ell">
        {name}
        <span className="unseen">{say.comma + state}</span>
      </span>
      <DeviceMuted gateway={gateway} device={device.id} />
      <DeviceStrip spans={spans} downtime={downtime} now={now} />
    </li>
  )
}
