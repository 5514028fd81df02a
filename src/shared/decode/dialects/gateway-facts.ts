import type { GatewayReport } from '../../model/report'
import type { Section } from '../section'
import { addresses } from '../values/addresses'
import { mac } from '../values/mac'
import { number } from '../values/number'
import { requiredText } from '../values/text'
import { version } from '../values/version'

/** All of a gateway but its measurements and its fault flag. */
export type GatewayFacts = Omit<GatewayReport, 'fault' | 'metrics' | 'openUnits'>

/** The `gateway_*` fields that D1–D4 and D6 share; `ext` is `gateway_ext_data`. */
export function gatewayFacts(report: Section, ext: Section): GatewayFacts {
  return {
    name: requiredText(report, 'gateway_name'),
    addresses: addresses(report, 'gateway_ip'),
    // V6 moved the hardware address out of `gateway_ext_data`.
    mac: mac(report.has('gateway_mac') ? report : ext, 'gateway_mac'),
    port: number(report, 'gateway_port', 1, 65_535),
    softwareVersion: version(ext, 'sw_version'),
    sdkVersion: version(ext, 'sdk_version'),
    reportedStatus: requiredText(report, 'gateway_status'),
  }
}
