import type { GatewayReport } from '../../model/report'
import { has, type Section } from '../section'
import { addresses } from '../values/addresses'
import { mac } from '../values/mac'
import { number } from '../values/number'
import { requiredText } from '../values/text'
import { version } from '../values/version'

/** What the dialects word each in their own way: the measurements, the units they leave open, the fault flag. */
export type Measured = Pick<GatewayReport, 'fault' | 'metrics' | 'openUnits'>

/**
 * The gateway as D1–D4 and D6 describe it, in the `gateway_*` fields they share and in `ext`, its `gateway_ext_data`.
 * Source: box-protocol.md, "Fields".
 */
export function readGateway(report: Section, ext: Section, measured: Measured): GatewayReport {
  // Written out because spreading an object costs as much as reading all of its fields.
  return {
    name: requiredText(report, 'gateway_name'),
    addresses: addresses(report, 'gateway_ip'),
    // V6 moved the hardware address out of `gateway_ext_data`.
    mac: mac(has(report, 'gateway_mac') ? report : ext, 'gateway_mac'),
    port: number(report, 'gateway_port', 1, 65_535),
    softwareVersion: version(ext, 'sw_version'),
    sdkVersion: version(ext, 'sdk_version'),
    reportedStatus: requiredText(report, 'gateway_status'),
    fault: measured.fault,
    metrics: measured.metrics,
    openUnits: measured.openUnits,
  }
}
