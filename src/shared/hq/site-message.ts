import * as v from 'valibot'
import type { KeptRow } from '../history/gateway-replay'
import { type Outcome, ok, problem } from '../outcome'
import type { SiteMessage } from './commit-message'
import { gateway, identities, incident, transition } from './gateway-shapes'
import { knownColumns, type RowCheck } from './kept-row'
import { id, instant, position } from './message-shapes'

const row = (check: RowCheck) =>
  v.pipe(
    v.custom<KeptRow>(Array.isArray, 'is no row of a report'),
    v.rawCheck(({ dataset, addIssue }) => {
      const wrong = dataset.typed ? check(dataset.value) : null
      if (wrong !== null) addIssue({ message: wrong })
    }),
    v.transform(knownColumns),
  )

const schema = v.literal(1)
const transitions = v.array(transition)
const incidents = v.object({ all: v.boolean(), changed: v.array(incident), gone: v.array(v.string()) })
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))

function shape(check: RowCheck) {
  const report = row(check)
  const fact = v.object({
    report: v.exactOptional(report),
    gateways: v.exactOptional(v.array(gateway)),
    removed: v.exactOptional(v.array(id)),
    transitions: v.exactOptional(transitions),
    incidents: v.exactOptional(incidents),
  })
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

/** What was sent is held against all that a message may be. */
export function messageOf(raw: unknown, check: RowCheck): Outcome<SiteMessage> {
  const version = typeof raw === 'object' && raw !== null ? (raw as { readonly schema?: unknown }).schema : undefined
  if (typeof version === 'number' && version > 1) {
    return problem(
      'invalid-input',
      `the site speaks version ${version}; headquarters knows 1: update headquarters`,
      'schema',
    )
  }
  const read = v.safeParse(shape(check), raw, { abortEarly: true })
  if (read.success) return ok(read.output)
  const [issue] = read.issues
  const field = v.getDotPath(issue) ?? 'message'
  return problem('invalid-input', `${field}: ${issue.message.slice(0, 300)}`, field.slice(0, 300))
}
