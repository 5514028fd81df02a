import * as v from 'valibot'
import type { KeptIdentity, KeptRow } from '../history/gateway-replay'
import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'
import { type Outcome, ok, problem } from '../outcome'
import type { Millis } from '../time/millis'
import { gateway, identity, incident, transition } from './gateway-shapes'
import { knownColumns, rowCheck } from './kept-row'
import { id, instant, line, position } from './message-shapes'
import type { Position } from './position'

/**
 * What a station sends on `fogwatch.<site>.commit`: JSON, deflated (raw). From which place in its journal to which, and of
 * which kind, is said in the headers (`message-head.ts`).
 */
export type SiteMessage = CommitsMessage | PastMessage | SnapshotMessage | GapMessage

/** Commits of the journal, in order, whole. */
export interface CommitsMessage {
  readonly schema: 1
  readonly kind: 'commits'
  /** What the rows name and no message of this session has brought before. They may come ahead of their rows. */
  readonly identities: readonly KeptIdentity[]
  readonly commits: readonly SentCommit[]
}

/** One group commit: all of it is true, or nothing. */
export interface SentCommit {
  /** Where it ends in the journal. */
  readonly position: Position
  readonly at: Millis
  /** In the order in which they became true. */
  readonly facts: readonly SentFact[]
}

/** As the journal has it, without bodies and settings. A report's gateway is what applying its row comes to. */
export interface SentFact {
  readonly report?: KeptRow
  readonly gateways?: readonly Gateway[]
  readonly removed?: readonly GatewayId[]
  readonly transitions?: readonly Transition[]
  readonly incidents?: SentIncidents
}

/** How the site's incidents are from this commit on. */
export interface SentIncidents {
  /** These are all that are open: what else was known of the site's incidents is over. */
  readonly all: boolean
  /** As they are now, where they are not as they were told before; what is over has `closedAt`. */
  readonly changed: readonly Incident[]
  /** Ids of those that are over without a last word. */
  readonly gone: readonly string[]
}

/**
 * What the journal no longer has, from the days it was moved to: history alone. It changes nothing of how gateways are
 * now, and may bring what is known already: a gateway has one report of an instant and dialect, a transition one id.
 */
export interface PastMessage {
  readonly schema: 1
  readonly kind: 'past'
  readonly identities: readonly KeptIdentity[]
  /** `watchingSince` of each is `null`. */
  readonly reports: readonly KeptRow[]
  readonly transitions: readonly Transition[]
}

/**
 * All gateways of the site as they are at `Fw-Commit`, in parts, which begin with 1 and follow each other. When the last
 * is there they take the place of all that was known, gateways that rest (removed by the user) included.
 */
export interface SnapshotMessage {
  readonly schema: 1
  readonly kind: 'snapshot'
  readonly part: number
  readonly of: number
  readonly gateways: readonly Gateway[]
  /** All that are open; only in the first part. */
  readonly incidents?: readonly Incident[]
  /** All whose news is held back, by themselves, with their group or with the whole fleet; only in the first part. */
  readonly muted?: readonly GatewayId[]
}

/** What happened in this time is not kept at the site any more: nobody knows it. */
export interface GapMessage {
  readonly schema: 1
  readonly kind: 'gap'
  readonly from: Millis
  readonly to: Millis
}

/** What a message may come to when it is inflated; who reads stops there. */
export const INFLATED_AT_MOST = 16 * 1024 * 1024
/** What is put into one message, before it is deflated, where a single commit is not more by itself. */
export const MESSAGE_CHARACTERS = 512 * 1024
export const MESSAGE_REPORTS = 1000

export const writeMessage = (message: SiteMessage): string => JSON.stringify(message)

/** What a site sent, inflated; whatever it is, this does not throw. */
export function readMessage(text: string): Outcome<SiteMessage> {
  try {
    return checked(JSON.parse(text))
  } catch {
    return problem('invalid-input', 'the message is not JSON')
  }
}

const row = (check: (raw: unknown) => string | null) =>
  v.pipe(
    v.custom<KeptRow>(Array.isArray, 'is no row of a report'),
    v.rawCheck(({ dataset, addIssue }) => {
      const wrong = dataset.typed ? check(dataset.value) : null
      if (wrong !== null) addIssue({ message: wrong })
    }),
    v.transform(knownColumns),
  )

const schema = v.literal(1)
const identities = v.array(v.strictTuple([id, line, identity]))
const transitions = v.array(transition)
const incidents = v.object({ all: v.boolean(), changed: v.array(incident), gone: v.array(v.string()) })
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))

/** Nearly every fact is a report and nothing else, and is looked through for nothing else. */
function isReportAlone(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('report' in raw)) return false
  for (const key in raw) if (key !== 'report') return false
  return true
}

/** Made anew for each message: what it remembers of rows is of one message. */
function shape() {
  const report = row(rowCheck())
  const reportAlone = v.object({ report })
  const anyFact = v.object({
    report: v.exactOptional(report),
    gateways: v.exactOptional(v.array(gateway)),
    removed: v.exactOptional(v.array(id)),
    transitions: v.exactOptional(transitions),
    incidents: v.exactOptional(incidents),
  })
  const fact = v.lazy((raw) => (isReportAlone(raw) ? reportAlone : anyFact))
  const commit = v.object({ position, at: instant, facts: v.array(fact) })
  return v.variant('kind', [
    v.object({ schema, kind: v.literal('commits'), identities, commits: v.array(commit) }),
    v.object({ schema, kind: v.literal('past'), identities, reports: v.array(report), transitions }),
    v.pipe(
      v.object({
        schema,
        kind: v.literal('snapshot'),
        part: count,
        of: count,
        gateways: v.array(gateway),
        incidents: v.exactOptional(v.array(incident)),
        muted: v.exactOptional(v.array(id)),
      }),
      v.check(({ part, of }) => part <= of, 'is a part beyond the last'),
    ),
    v.object({ schema, kind: v.literal('gap'), from: instant, to: instant }),
  ])
}

function checked(raw: unknown): Outcome<SiteMessage> {
  const version = typeof raw === 'object' && raw !== null ? (raw as { readonly schema?: unknown }).schema : undefined
  if (typeof version === 'number' && version > 1) {
    return problem(
      'invalid-input',
      `the site speaks version ${version}; headquarters knows 1: update headquarters`,
      'schema',
    )
  }
  const read = v.safeParse(shape(), raw, { abortEarly: true })
  if (read.success) return ok(read.output)
  const [issue] = read.issues
  const field = v.getDotPath(issue) ?? 'message'
  return problem('invalid-input', `${field}: ${issue.message.slice(0, 300)}`, field.slice(0, 300))
}
