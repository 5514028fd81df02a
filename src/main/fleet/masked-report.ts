import { maskBody } from '../../shared/contract/mask-body'
import type { GatewayDetail, RawReport } from '../../shared/contract/views'

/** A last report as it is shown: what is secret in it is asked for by itself. */
export function maskedReport(report: RawReport | null): GatewayDetail['lastReport'] {
  if (report === null) return null
  const body = maskBody(report.body)
  return { ...report, body, masked: body !== report.body }
}
