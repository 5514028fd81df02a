import type { Failure } from '../../shared/hq/forwarding'

/**
 * What the client and the servers say of a failure → what it is. They name it misleadingly: no quorum is "no responders",
 * which the client in turn calls "jetstream is not enabled"; a wrong certificate is only the text of a TLS error.
 */
export function failureOf(error: unknown): Failure {
  const chain = [...causesOf(error)]
  const detail = chain
    .map(({ name, message }) => `${name}: ${message}`)
    .join(' – ')
    .slice(0, 500)
  const has = (pattern: RegExp) => chain.some(({ name, message, code }) => pattern.test(`${name} ${code} ${message}`))
  if (has(/PermissionViolation|Permissions Violation/)) return { code: 'forbidden', detail }
  if (has(/AuthorizationError|Authorization Violation|Authentication Expired|Account Authentication/i)) {
    return { code: 'unauthorized', detail }
  }
  if (has(CERTIFICATE_TIME)) return { code: 'certificate-time', detail }
  if (has(/certificate|self.signed|_CERT|CERT_|ERR_TLS|UNABLE_TO|issuer/i)) return { code: 'certificate', detail }
  if (has(/no responders|NoResponders|jetstream is not enabled/i)) return { code: 'cannot-store', detail }
  if (has(/max_payload|maximum payload/i)) return { code: 'too-large', detail }
  if (has(/TimeoutError|timeout|timed out/i)) return { code: 'timeout', detail }
  if (has(/ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|EPIPE|ClosedConnection|DrainingConnection|ConnectionError|refused/)) {
    return { code: 'unreachable', detail }
  }
  return { code: 'other', detail }
}

/** A certificate that is right, and of another time than it is here. */
const CERTIFICATE_TIME = /certificate has expired|certificate is not yet valid|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/

/** What the stream answers a message that it does not keep. */
export interface ApiError {
  readonly code?: number
  readonly err_code?: number
  readonly description?: string
}

const WRONG_SEQUENCE: readonly (number | undefined)[] = [10071, 10164]
/** "no stream matches subject", "expected stream does not match". */
const NO_STREAM: readonly (number | undefined)[] = [10059, 10060]
const TOO_LARGE: readonly (number | undefined)[] = [10054, 10097]

export function failureOfApi({ code, err_code, description = '' }: ApiError): Failure {
  const detail = `${description.slice(0, 300)} (${err_code ?? code ?? 'no code'})`
  if (WRONG_SEQUENCE.includes(err_code)) {
    const last = /wrong last sequence: (\d+)/.exec(description)?.[1]
    return { code: 'wrong-sequence', last: last === undefined ? null : Number(last), detail }
  }
  if (NO_STREAM.includes(err_code)) return { code: 'no-stream', detail }
  if (TOO_LARGE.includes(err_code)) return { code: 'too-large', detail }
  return { code: 'cannot-store', detail }
}

function* causesOf(error: unknown): Generator<{ name: string; message: string; code: string }> {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    yield { name: each.name, message: each.message, code: String((each as NodeJS.ErrnoException).code ?? '') }
    if (each instanceof AggregateError) for (const one of each.errors.slice(0, 3)) yield* causesOf(one)
  }
  if (!(error instanceof Error)) yield { name: 'Error', message: String(error), code: '' }
}
