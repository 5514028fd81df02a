import type { DeviceReport, GatewayReport } from '../../model/report'
import type { Millis } from '../../time/millis'
import type { Section } from '../section'

/** What a report says of its gateway and of its sub-devices; `null` is what it does not speak of. */
export interface Contents {
  readonly gateway: GatewayReport | null
  readonly devices: readonly DeviceReport[] | null
  /** When the box sent, by its own clock, where the dialect says so. */
  readonly sentAt?: Millis
}

/** Reads the body of one dialect, whose gateway is known by `owner`: its authorisation code or serial. */
export type ReadDialect = (report: Section, owner: string) => Contents
