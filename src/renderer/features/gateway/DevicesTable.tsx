import type { DeviceView } from '../../../shared/contract/views'
import type { DeviceType } from '../../../shared/model/report'
import { formatWhen } from '../../../shared/text/instant'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { Dots } from '../../ui/Dots'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icon-paths'
import { deviceDots, sortDevices } from './device-dots'
import { safeUrl } from './safe-url'
import { deviceGlyph } from './standing-look'

/** The sub-devices of a box by type; the dots of its card, in words. */
export function DevicesTable({ devices }: { readonly devices: readonly DeviceView[] }) {
  const { gateway: say } = useText()
  return (
    <section className="panel devices">
      <header>
        <h2 className="panel-title">{say.devices}</h2>
        <span className="sm t3">{devices.length}</span>
        <Dots dots={deviceDots(devices)} label="" />
      </header>
      {devices.length === 0 ? (
        <p className="devices-none sm t2">{say.noDevices}</p>
      ) : (
        <div className="table-frame">
          <table>
            <thead>
              <tr>
                <th className="col-state">{say.state}</th>
                <th>{say.name}</th>
                <th className="col-type">{say.type}</th>
                <th className="col-ip">{say.ip}</th>
                <th>{say.place}</th>
                <th>{say.group}</th>
                <th className="col-version">{say.version}</th>
                <th className="col-since">{say.since}</th>
              </tr>
            </thead>
            <tbody>
              {sortDevices(devices).map((device) => (
                <DeviceRow key={device.id} device={device} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

const TYPE_ICONS: Readonly<Record<DeviceType, IconName>> = {
  turnstile: 'turnstile',
  'capture-camera': 'capture-camera',
  'ipc-static': 'static-camera',
  'ipc-dynamic': 'dynamic-camera',
  'access-control': 'door',
  'picture-stream': 'device',
  'video-stream': 'device',
  'local-file': 'device',
  gb28181: 'device',
  other: 'device',
}

function DeviceRow({ device }: { readonly device: DeviceView }) {
  const { gateway: say, deviceStatus, deviceType } = useText()
  const language = useLanguage()
  const now = useMinute()
  const name = device.name ?? device.id
  const url = safeUrl(device.url)
  const isKnownToBe = device.status === 'unknown' && device.lastKnownStatus !== 'unknown'
  return (
    <tr>
      <td>
        <span className="row">
          <Glyph shape={deviceGlyph[device.status]} size="s" />
          {deviceStatus[device.status]}
          {isKnownToBe && <span className="t3">{say.lastKnown(deviceStatus[device.lastKnownStatus])}</span>}
        </span>
      </td>
      <td className={device.name === null ? 't3' : 'medium'} title={name}>
        {url === null ? (
          (device.name ?? say.noName)
        ) : (
          <a href={url} target="_blank" rel="noopener noreferrer" title={say.openPage(name)}>
            {name}
          </a>
        )}
      </td>
      <td>
        <span className="row">
          <span className="t3">
            <Icon name={TYPE_ICONS[device.type]} small />
          </span>
          {device.type === 'other' ? (device.typeCode ?? deviceType.other) : deviceType[device.type]}
        </span>
      </td>
      <td className="t2">{device.ip}</td>
      <td className="t2">{device.location}</td>
      <td className="t2">{device.group}</td>
      <td className="t2">{device.softwareVersion}</td>
      <td className="t2">{formatWhen(Date.parse(device.since), now, language)}</td>
    </tr>
  )
}
