import { NO_FAULT } from '../model/gateway'
import type { Fault, GatewayReport } from '../model/report'

/** Words with which a box says of itself that it is ill. D1's status is free text: an unknown word is no alarm. */
const ILL = new Set(['offline', 'abnormal', 'error', 'fault', '离线', '异常', '故障'])

/**
 * The fault a report tells of: its own flag, else a status word that means illness.
 * `before` stays where the report has no flag and a status we cannot judge.
 */
export function faultOf(report: GatewayReport, before: Fault): Fault {
  if (report.fault?.active) return report.fault
  const word = report.reportedStatus
  if (word !== null && ILL.has(word.toLowerCase()))
    return { active: true, description: report.fault?.description ?? word }
  return report.fault ?? (word === null ? before : NO_FAULT)
}
