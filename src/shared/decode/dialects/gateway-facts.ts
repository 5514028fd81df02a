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
export function gatewayFacts(report: Section, ext: Section | null): GatewayFacts {
  return {
    name: requiredText(report, 'gateway_name'),
    addresses: addresses(report, 'gateway_ip'),
    mac: gatewayMac(report, ext),
    port: number(report, 'gateway_port', 1, 65_535),
    softwareVersion: ext === null ? null : version(ext, 'sw_version'),
    sdkVersion: ext === null ? null : version(ext, 'sdk_version'),
    reportedStatus: requiredText(report, 'gateway_status'),
  }
}

/** V6 moved the hardware address out of `gateway_ext_data` to the top level. */
function gatewayMac(report: Section, ext: Section | null): string | null {
  if (report.has('gateway_mac')) return mac(report, 'gateway_mac')
  return ext === null ? null : mac(ext, 'gateway_mac')
}
