import * as v from 'valibot'
import type { GatewayId } from '../model/gateway'
import { type Outcome, ok, problem } from '../outcome'
import { days, type Millis } from '../time/millis'
import { jsonIn } from './json-in'
import { id, instant } from './message-shapes'

/** What headquarters asks of a site while it is there, on `fogwatch.<site>.cmd.<what>`: JSON, answered in one message. */
export type SiteRequest =
  /** Answered by a `Parcel`: what these gateways reported, as far as it goes into one message. */
  | {
      readonly what: 'history'
      readonly from: Millis
      readonly to: Millis
      /** Of more than one no more than a day may be asked. */
      readonly gateways: readonly GatewayId[]
    }
  /** The last report of a gateway as it was received; answered by a `LastReportThere`. */
  | { readonly what: 'report'; readonly gateway: GatewayId }
  /** Notes that somebody at headquarters has seen these incidents; what comes of it is told as everything else is. */
  | { readonly what: 'acknowledge'; readonly incidents: readonly string[] }

export type SiteCommand = SiteRequest['what']

/** The last report as it was received; `null` where it is not at hand. */
export interface LastReportThere {
  readonly report: {
    readonly at: Millis
    readonly from: string
    readonly dialect: string
    readonly body: string
  } | null
}

/** Whose history may be asked for at once. */
export const GATEWAYS_AT_ONCE = 50

/** What of incidents may be noted with one request. */
const NOTED_AT_MOST = 10_000
const NOTED_AT_ONCE = NOTED_AT_MOST / 2

/** The requests that note these, however many a site has: each goes into a message. */
export const acknowledgeRequests = (incidents: readonly string[]): readonly SiteRequest[] =>
  Array.from({ length: Math.ceil(incidents.length / NOTED_AT_ONCE) }, (_, n) => ({
    what: 'acknowledge',
    incidents: incidents.slice(n * NOTED_AT_ONCE, (n + 1) * NOTED_AT_ONCE),
  }))

const SHAPES = {
  history: v.pipe(
    v.object({
      from: instant,
      to: instant,
      gateways: v.pipe(v.array(id), v.minLength(1), v.maxLength(GATEWAYS_AT_ONCE)),
    }),
    v.check(({ from, to, gateways }) => gateways.length === 1 || to - from <= days(1), 'is more than a day of several'),
  ),
  report: v.object({ gateway: id }),
  acknowledge: v.object({ incidents: v.pipe(v.array(id), v.maxLength(NOTED_AT_MOST)) }),
}

export function writeRequest({ what: _, ...input }: SiteRequest): string {
  return JSON.stringify({ schema: 1, ...input })
}

/** What came on a subject of a site's commands; whatever it is, this does not throw. */
export function readRequest(command: string, text: string): Outcome<SiteRequest> {
  if (!Object.hasOwn(SHAPES, command))
    return problem('unknown-call', `this station answers no "${command.slice(0, 40)}": update it`)
  const what = command as SiteCommand
  const read = v.safeParse(SHAPES[what], jsonIn(text), { abortEarly: true })
  if (read.success) return ok({ what, ...read.output } as SiteRequest)
  const [issue] = read.issues
  return problem('invalid-input', `${v.getDotPath(issue) ?? 'request'}: ${issue.message.slice(0, 300)}`)
}

/** An answer that is no parcel, as text. */
export const writeAnswer = (answer: Outcome<unknown>): string => JSON.stringify(answer)

const dialects = v.picklist(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'])
const ANSWERS = {
  report: v.object({
    report: v.nullable(
      v.object({
        at: instant,
        from: v.string(),
        dialect: dialects,
        body: v.pipe(v.string(), v.maxLength(1024 * 1024)),
      }),
    ),
  }),
  acknowledge: v.null(),
  // What is answered in its place says why there is no parcel.
  history: v.never(),
}

/** What a site answered in words; it is not trusted either. */
export function readAnswer<C extends SiteCommand>(
  command: C,
  text: string,
): Outcome<C extends 'report' ? LastReportThere : null> {
  const raw = jsonIn(text) as { ok?: unknown; value?: unknown; problem?: { message?: unknown } } | null
  if (raw?.ok === true) {
    const read = v.safeParse(ANSWERS[command], raw.value, { abortEarly: true })
    if (read.success) return ok(read.output as never)
  }
  const said = raw?.problem?.message
  return problem(
    'site-unreachable',
    typeof said === 'string' ? `the site answered: ${said.slice(0, 300)}` : 'the site answered something that is none',
  )
}
