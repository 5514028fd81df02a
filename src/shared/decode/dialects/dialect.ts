import type { DeviceReport, GatewayReport } from '../../model/report'
import type { Section } from '../section'

/** What a report says of its gateway and of its sub-devices; `null` is what it does not speak of. */
export interface Contents {
  readonly gateway: GatewayReport | null
  readonly devices: readonly DeviceReport[] | null
}

/** Reads the body of one dialect, whose gateway is known by `owner`: its authorisation code or serial. */
export type ReadDialect = (report: Section, owner: string) => Contents
