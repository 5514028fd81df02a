import type { DialectId } from '../model/report'
import type { Refusal } from './decoded'
import type { Section } from './section'
import { text } from './values/text'

/** Which box a report is from. Source: box-protocol.md, "Identity". */
export interface Identity {
  readonly sn: string | null
  readonly authCode: string | null
  /** What boxes begin the ids of their sub-devices with: the code where there is one, otherwise the serial. */
  readonly owner: string
}

/** `dev_sno` until V5; V6 calls it `reporter_id` in system reports and `mq_license_key` in device reports. */
const AUTH_CODE_FIELDS = ['dev_sno', 'reporter_id', 'mq_license_key']

/** The field a dialect names its box by. */
const IDENTITY_FIELD: Readonly<Record<DialectId, string>> = {
  D1: 'gateway_sn',
  D2: 'gateway_sn',
  D3: 'gateway_sn',
  D4: 'gateway_sn',
  D5: 'dev_sno',
  D6: 'gateway_sn',
  D7: 'mq_license_key',
  D8: 'deviceSN',
}

/** The keys a report names its box by; `null` when it does not say which box it is from. */
export function identityOf(report: Section, dialect: DialectId): Identity | null {
  const sn = text(report, dialect === 'D8' ? 'deviceSN' : 'gateway_sn')
  const authCode = authCodeOf(report)
  // Only the device reports are documented to come without the serial: there the code alone will do.
  if (sn === null && dialect !== 'D5' && dialect !== 'D7') return null
  const owner = authCode ?? sn
  return owner === null ? null : { sn, authCode, owner }
}

/** Why a report that names no box is not accepted. */
export function missingIdentity(dialect: DialectId): Refusal {
  const field = IDENTITY_FIELD[dialect]
  const message = `${field} is missing or empty: the report does not say which box it is from.`
  return { code: 'missing-identity', field, message }
}

function authCodeOf(report: Section): string | null {
  for (const field of AUTH_CODE_FIELDS) {
    const authCode = text(report, field)
    if (authCode !== null) return authCode
  }
  return null
}
