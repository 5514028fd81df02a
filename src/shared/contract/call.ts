import * as v from 'valibot'
import { type Outcome, ok, problem } from '../outcome'

/** One line of the contract: how a call looks over HTTP, what it takes and what it answers. */
export interface Call<I, R> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** `:name` parts are taken from the input. */
  readonly path: string
  /** Anything → a valid input, or a problem that names the field. Accepts query strings: numbers and instants as text. */
  readonly parse: (raw: unknown) => Outcome<I>
  /** Only its type is used. */
  readonly reply?: R
}

/** A line of the contract; `R` is what it answers. */
export const call =
  <R>() =>
  <S extends v.GenericSchema>(
    method: Call<never, R>['method'],
    path: string,
    schema: S,
  ): Call<v.InferOutput<S>, R> => ({
    method,
    path,
    parse: (raw) => parseWith(schema, raw),
  })

function parseWith<S extends v.GenericSchema>(schema: S, raw: unknown): Outcome<v.InferOutput<S>> {
  const result = v.safeParse(schema, raw ?? {})
  if (result.success) return ok(result.output)
  const [issue] = result.issues
  const field = v.getDotPath(issue) ?? undefined
  const said = wordsOf(issue)
  return problem('invalid-input', field === undefined ? said : `${field}: ${said}`, field)
}

/**
 * What is wrong, for who made the request: valibot speaks of keys and types where something is only missing or misspelt,
 * and of limits by signs.
 */
function wordsOf({ type, input, expected, received, message }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'is not known here'
  if (received === 'undefined') return 'is missing'
  if (type === 'integer') return `expected a whole number but received ${received}`
  if (type === 'min_length' && expected === '>=1') return 'is empty'
  const counted = !type.endsWith('_length') ? '' : typeof input === 'string' ? ' characters' : ' entries'
  return message
    .replace(/^Invalid \w+: E/, 'e')
    .replace(
      /^expected ([<>])=(\S+)/,
      (_, sign, limit) => `expected at ${LIMITS[sign as '<' | '>']} ${limit}${counted}`,
    )
}

const LIMITS = { '<': 'most', '>': 'least' } as const
