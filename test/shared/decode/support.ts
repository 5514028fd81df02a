import { readFileSync } from 'node:fs'
import { decodeReport } from '../../../src/shared/decode/decode-report'
import type { DeviceReport, Report } from '../../../src/shared/model/report'

const REPORTS = new URL('../../fixtures/reports/', import.meta.url)

/** A payload of the fixtures, to read as it is or with some of its top-level fields replaced. */
export function fixture(name: string, replaced: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...JSON.parse(readFileSync(new URL(`${name}.json`, REPORTS), 'utf8')), ...replaced }
}

/** The D1 fixture with some fields of its `gateway_ext_data` replaced. */
export function fogStatusWithExt(replaced: Record<string, unknown>): Record<string, unknown> {
  const report = fixture('d1-fog-status')
  return { ...report, gateway_ext_data: { ...(report['gateway_ext_data'] as object), ...replaced } }
}

/** The report that a value is accepted as. */
export function accepted(value: unknown): Report {
  const decoded = decodeReport(value)
  if (!decoded.ok) throw new Error(`refused: ${decoded.refusal.message}`)
  return decoded.report
}

/** A device of which its box says nothing but the id and whether it is there. */
export const bareDevice = (id: string): DeviceReport => ({
  id,
  name: null,
  ip: null,
  status: 'unknown',
  type: 'other',
  typeCode: null,
  location: null,
  group: null,
  softwareVersion: null,
  url: null,
})
