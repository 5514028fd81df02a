import type { DialectId, ReportWarning } from '../model/report'
import type { Decoded, Refusal } from './decoded'
import { readFogStatus } from './dialects/d1-fog-status'
import type { ReadDialect } from './dialects/dialect'
import { identityOf, missingIdentity } from './identity'
import { recogniseDialect } from './recognise-dialect'
import { isFields, Section } from './section'

const DIALECTS: Readonly<Record<DialectId, ReadDialect>> = {
  D1: readFogStatus,
  D2: readFogStatus,
  D3: readFogStatus,
  D4: readFogStatus,
  D5: readFogStatus,
  D6: readFogStatus,
  D7: readFogStatus,
  D8: readFogStatus,
}

/**
 * Makes a report of the value a body holds, whichever dialect it speaks. Accepts it if and only if it says which box
 * it is from; anything else that is not as documented becomes a warning. Source: box-protocol.md.
 */
export function decodeReport(value: unknown): Decoded {
  if (!isFields(value)) return refuse(NOT_AN_OBJECT)
  const dialect = recogniseDialect(value)
  if (dialect === null) return refuse(NOT_A_REPORT)
  const warnings: ReportWarning[] = []
  const report = new Section(value, warnings)
  const identity = identityOf(report, dialect)
  if (identity === null) return refuse(missingIdentity(dialect))
  const owner = identity.authCode ?? identity.sn ?? ''
  return { ok: true, report: { dialect, ...identity, ...DIALECTS[dialect](report, owner), warnings } }
}

const refuse = (refusal: Refusal): Decoded => ({ ok: false, refusal })

const NOT_AN_OBJECT: Refusal = {
  code: 'not-a-report',
  field: null,
  message: 'The body holds no object: a status report is one JSON object or one form.',
}

const NOT_A_REPORT: Refusal = {
  code: 'not-a-report',
  field: null,
  message: 'The body has none of the fields of a status report, such as gateway_sn or sub_devices.',
}
