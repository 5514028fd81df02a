import type { CallName, Input, Reply } from '../../shared/contract/calls'
import type { StationClient } from '../../shared/contract/client'
import { isForWall } from '../../shared/contract/wall-access'
import { type Outcome, ok, type Problem, problem } from '../../shared/outcome'
import { subscribeToStream } from './event-stream'
import { httpRequest } from './http-request'
import { isOnlyWall, leadToLogin } from './session'

/** The contract over HTTP and server-sent events, for the page as served by the headless station. */
export const createHttpClient = () => ({ invoke, subscribe: subscribeToStream }) satisfies StationClient

async function invoke<N extends CallName>(name: N, input: Input<N>): Promise<Outcome<Reply<N>>> {
  // Nobody in front of a wall could do anything about the answer.
  if (isOnlyWall() && !isForWall(name)) return problem('forbidden', 'the link of a wall display only shows')
  const { method, url, body } = httpRequest(name, input)
  try {
    const response = await fetch(
      url,
      body === undefined ? { method } : { method, body, headers: { 'content-type': 'application/json' } },
    )
    if (response.status === 401) leadToLogin()
    const reply: unknown = response.status === 204 ? null : await response.json()
    return response.ok ? ok(reply as Reply<N>) : refused(reply)
  } catch {
    // No answer, or one that is not ours: something else is listening there.
    return problem('disconnected', 'the station did not answer')
  }
}

function refused(reply: unknown): Outcome<never> {
  const error = (reply as { error?: Problem } | null)?.error
  return error ? { ok: false, problem: error } : problem('internal', 'the station answered without a reason')
}
