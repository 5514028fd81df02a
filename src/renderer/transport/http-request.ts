import { type CallName, calls, type Input } from '../../shared/contract/calls'
import { toPathSegment } from '../../shared/contract/path-id'

/** How a call looks over HTTP. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  /** JSON; only with POST. */
  readonly body?: string
}

/** The input fills the `:name` parts of the path; what remains is the query of a GET or the JSON body of a POST. */
export function httpRequest<N extends CallName>(name: N, input: Input<N>): HttpRequest {
  const { method, path } = calls[name]
  const rest: Record<string, unknown> = { ...(input as object) }
  const url = path.replace(/:(\w+)/g, (_, key: string) => {
    const value = String(rest[key])
    delete rest[key]
    return toPathSegment(value)
  })
  if (method === 'POST') return { method, url, body: JSON.stringify(rest) }
  return { method, url: method === 'GET' ? url + queryOf(rest) : url }
}

function queryOf(input: Record<string, unknown>): string {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}
