import * as v from 'valibot'
import type { Transition } from '../model/transition'
import { type Outcome, ok, problem } from '../outcome'
import type { Millis } from '../time/millis'
import { jsonIn } from './json-in'
import { id, instant } from './message-shapes'

/**
 * What headquarters asks a site where nothing is sealed yet, on `fogwatch.<site>.cmd.happened`: what happened in a time,
 * page by page. A station that is older answers that it does not know the question.
 */
export interface HappenedRequest {
  readonly what: 'happened'
  readonly from: Millis
  readonly to: Millis
  /** `next` of the page before; `null` for the first. */
  readonly after: string | null
}

/** As much of it as goes into one answer. */
export interface HappenedPage<T = Transition> {
  readonly transitions: readonly T[]
  /** Where it goes on: opaque to everybody but the station; `null` where this is the end. */
  readonly next: string | null
}

export const HAPPENED = 'happened' satisfies HappenedRequest['what']

const request = v.object({ from: instant, to: instant, after: v.nullable(id) })
const answer = v.object({
  ok: v.literal(true),
  value: v.object({ transitions: v.pipe(v.array(v.unknown()), v.maxLength(100_000)), next: v.nullable(id) }),
})
const refusal = v.object({ ok: v.literal(false), problem: v.object({ message: v.string() }) })

export const writeHappenedRequest = ({ what: _, ...input }: HappenedRequest): string =>
  JSON.stringify({ schema: 1, ...input })

/** Whatever came; this does not throw. */
export function readHappenedRequest(text: string): Outcome<HappenedRequest> {
  const read = v.safeParse(request, jsonIn(text), { abortEarly: true })
  if (read.success) return ok({ what: HAPPENED, ...read.output })
  const [issue] = read.issues
  return problem('invalid-input', `${v.getDotPath(issue) ?? 'request'}: ${issue.message.slice(0, 300)}`)
}

export const writeHappenedPage = (page: HappenedPage): string => JSON.stringify(ok(page))

/** What a site answered; not one of the transitions is checked yet. */
export function readHappenedPage(text: string): Outcome<HappenedPage<unknown>> {
  const raw = jsonIn(text)
  const read = v.safeParse(answer, raw)
  if (read.success) return ok(read.output.value)
  const refused = v.safeParse(refusal, raw)
  const said = refused.success ? `the site answered: ${refused.output.problem.message.slice(0, 300)}` : null
  return problem('site-unreachable', said ?? 'the site answered something that is none')
}
