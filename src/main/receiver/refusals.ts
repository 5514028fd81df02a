import type { RejectionCode } from '../../shared/contract/rejection'
import { USUAL_PATH } from './known-paths'

/** A status report is some kilobytes; a hundred times the largest box seen still fits. */
export const BODY_LIMIT_BYTES = 1024 * 1024

/** Why a request is not taken. `message` is what the sender is answered: what is wrong, where, and what to do. */
export interface Refusal {
  readonly status: number
  readonly code: RejectionCode
  readonly message: string
  readonly field?: string | null
  /** The start of the body as text, for the person who has to find the fault. */
  readonly body?: string
}

export const NOT_KEPT: Refusal = {
  status: 503,
  code: 'not-kept',
  message: 'the report could not be kept: check the free space of the disk that holds the data folder',
}

export const TOO_LARGE: Refusal = {
  status: 413,
  code: 'too-large',
  message: `the body is larger than ${BODY_LIMIT_BYTES} bytes`,
}

export const TOO_OFTEN: Refusal = {
  status: 429,
  code: 'too-often',
  message: 'too many requests a second from this address: report every few seconds',
}

export const NOT_ALLOWED: Refusal = {
  status: 403,
  code: 'not-allowed',
  message: "this address is not on the station's list of allowed senders",
}

export const BROKEN_REQUEST: Refusal = {
  status: 400,
  code: 'broken-request',
  message: 'the request is cut off or is not HTTP',
}

export const HEADERS_TOO_LARGE: Refusal = {
  status: 431,
  code: 'headers-too-large',
  message: 'the headers of the request are larger than 16 KB: a report needs some hundred bytes of them',
}

export const TOO_SLOW: Refusal = {
  status: 408,
  code: 'too-slow',
  message: 'the request did not arrive in time',
}

export const TLS: Refusal = {
  status: 400,
  code: 'tls',
  message: 'this port speaks http, not https: write http:// into the box',
}

export const wrongMethod = (method: string): Refusal => ({
  status: 405,
  code: 'wrong-method',
  message: `reports are sent to ${USUAL_PATH} with POST, not with ${method}`,
})

/** Where reports are taken on any path, it is the content that is no report; the path may still be what is wrong. */
export const strayBody = (url: string, body: string): Refusal => ({
  status: 404,
  code: 'wrong-path',
  message: `what came to ${namedPath(url)} is not a report: boxes report to ${USUAL_PATH}`,
  body,
})

export const wrongPath = (url: string, body = ''): Refusal => ({
  status: 404,
  code: 'wrong-path',
  message: `no reports are taken at ${namedPath(url)}: they go to ${USUAL_PATH}`,
  body,
})

/** The path is named, because a person reads it, and cleaned, because anybody may have sent it. */
function namedPath(url: string): string {
  const [path = ''] = url.split('?', 1)
  return path.replace(/[^\w\-./]/g, '?').slice(0, 80)
}
