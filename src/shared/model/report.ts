import type { Millis } from '../time/millis'
import type { Metrics } from './metrics'

/** The firmware's report format a body was recognised as. Source: box-protocol.md, "Dialects". */
export type DialectId = 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7' | 'D8'

/**
 * One accepted POST, in our own words. A report speaks of its gateway, of its sub-devices, or of both;
 * the part it does not speak of is `null` and leaves what is known as it was.
 */
export interface Report {
  readonly dialect: DialectId
  /** Hardware serial; `null` where the dialect carries only the authorisation code. */
  readonly sn: string | null
  /** Authorisation code, the gateway's second key. */
  readonly authCode: string | null
  readonly gateway: GatewayReport | null
  readonly devices: readonly DeviceReport[] | null
  /** The box's own clock when it sent, where the dialect carries it (ms since the epoch). Never used for presence. */
  readonly sentAt?: Millis
  readonly warnings: readonly ReportWarning[]
}

export interface GatewayReport {
  readonly name: string | null
  readonly addresses: readonly string[]
  /** `aa:bb:cc:dd:ee:ff`. */
  readonly mac: string | null
  readonly port: number | null
  readonly softwareVersion: string | null
  readonly sdkVersion: string | null
  /** The box's own word for its state, as sent. */
  readonly reportedStatus: string | null
  /** `null` where the dialect has no fault flag. */
  readonly fault: Fault | null
  /** Values of `openUnits` are as sent: the unit is settled by what the gateway has sent before. */
  readonly metrics: Metrics
  readonly openUnits: readonly OpenUnitMetric[]
}

/** Metrics whose unit the box's document leaves open: a fraction or a percentage. */
export type OpenUnitMetric = 'cpu' | 'memory' | 'disk'

export interface Fault {
  readonly active: boolean
  readonly description: string | null
}

export interface DeviceReport {
  /** `ep_id`: unique within its gateway. */
  readonly id: string
  readonly name: string | null
  readonly ip: string | null
  readonly status: ReportedDeviceStatus
  readonly type: DeviceType
  /** `ep_type` as sent. */
  readonly typeCode: string | null
  readonly location: string | null
  readonly group: string | null
  readonly softwareVersion: string | null
  readonly url: string | null
}

export type ReportedDeviceStatus = 'online' | 'offline' | 'unknown'

export type DeviceType =
  | 'turnstile'
  | 'capture-camera'
  | 'ipc-static'
  | 'ipc-dynamic'
  | 'access-control'
  | 'picture-stream'
  | 'video-stream'
  | 'local-file'
  | 'gb28181'
  | 'other'

/** Something in a report that was not as documented; the report was taken all the same. */
export interface ReportWarning {
  readonly code: WarningCode
  /** Dotted path in the report as sent, e.g. `sub_devices[2].ep_ip`. */
  readonly field: string
}

export type WarningCode =
  | 'missing-field'
  | 'wrong-type'
  | 'out-of-range'
  | 'unreadable'
  | 'duplicate-device'
  | 'missing-device-id'
  | 'too-many-devices'
