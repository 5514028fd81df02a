import type { Device, Gateway } from '../model/gateway'
import { deviceStatus } from '../presence/device-status'
import type { Cell } from './csv'
import { listed, type RowWords } from './row-words'

/** The rows of a box and its devices, in the order of `COLUMNS.inventory`. */
export function* inventoryRows(gateway: Gateway, words: RowWords): Generator<Cell[]> {
  const devices = gateway.devices.filter(({ lastKnownStatus }) => lastKnownStatus !== 'missing')
  const online = devices.filter((device) => deviceStatus(device, gateway.presence) === 'online')
  yield [
    words.word('record', 'box'),
    ...words.box(gateway.id, gateway.name),
    gateway.sn,
    gateway.authCode,
    gateway.edits.alias,
    gateway.name,
    listed(gateway.edits.tags),
    gateway.edits.note,
    listed(gateway.addresses),
    gateway.mac,
    gateway.port,
    gateway.softwareVersion,
    gateway.sdkVersion,
    listed(gateway.rhythms.map(({ dialect }) => dialect)),
    words.word('state', gateway.presence),
    online.length,
    gateway.devices.length,
    ...new Array<Cell>(8).fill(null),
    ...words.times(gateway.firstSeenAt),
    ...words.times(gateway.lastReportAt),
  ]
  for (const device of gateway.devices) yield deviceCells(gateway, device, words)
}

function deviceCells(gateway: Gateway, device: Device, words: RowWords): Cell[] {
  return [
    words.word('record', 'device'),
    ...words.box(gateway.id, gateway.name),
    ...new Array<Cell>(9).fill(null),
    device.softwareVersion,
    null,
    null,
    words.status(deviceStatus(device, gateway.presence)),
    null,
    null,
    device.name,
    device.id,
    words.deviceType(device.type),
    device.typeCode,
    device.ip,
    device.location,
    device.group,
    device.url,
    ...new Array<Cell>(4).fill(null),
  ]
}
