/**
 * The result of something that can fail for a reason the caller should know: a value, or a problem with a code.
 * Codes travel; sentences are made where a person reads them.
 */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** Why something was not done. `field` names the input at fault in dotted form, e.g. `gateway_ext_data.cpu_use`. */
export interface Problem {
  readonly code: ProblemCode
  /** One plain English sentence that says what, where and what to do; for logs, API answers and boxes. */
  readonly message: string
  readonly field?: string
}

export type ProblemCode =
  | 'invalid-input'
  | 'not-found'
  | 'unknown-call'
  | 'forbidden'
  /** Whoever asks has to log in first. */
  | 'login-required'
  /** Too many wrong passwords: the next has to wait. */
  | 'too-many-attempts'
  | 'storage-failed'
  | 'port-in-use'
  | 'port-forbidden'
  | 'address-unavailable'
  /** For another reason than these three. */
  | 'receiver-failed'
  | 'simulation-failed'
  /** Only the site of a gateway may do this: headquarters only looks. */
  | 'only-at-site'
  /** What headquarters does not have, or not yet. */
  | 'not-at-headquarters'
  /** What has to be asked of a site, which does not answer now. */
  | 'site-unreachable'
  | 'restore-failed'
  | 'disconnected'
  | 'internal'

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const problem = (code: ProblemCode, message: string, field?: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: field === undefined ? { code, message } : { code, message, field },
})
