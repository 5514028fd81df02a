import type { KeptReportRow } from '../../shared/export/report-lines'
import { identityKey, rowOf } from '../../shared/history/gateway-replay'
import type { Identity } from '../../shared/history/row'
import type { GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import type { JournalLine } from './journal-line'

/** What became known at once, as far as it is asked for. */
export interface JournaledFact {
  /** `null` where it is not of a report, or of one whose identity stood in a damaged line. */
  readonly report: KeptReportRow | null
  readonly transitions: readonly Transition[]
}

/**
 * The facts of a journal in the order in which they were kept, each report with the identity that its row names.
 * @param lines from the beginning of the journal, where identities are named
 * @param asked whose reports and transitions; `null` for all
 */
export function* journaledFacts(
  lines: Iterable<JournalLine>,
  asked: ReadonlySet<GatewayId> | null,
): Generator<JournaledFact> {
  const identities = new Map<string, Identity>()
  for (const line of lines) {
    for (const [owner, name, identity] of line.identities ?? []) identities.set(identityKey(owner, name), identity)
    for (const { report, transitions = [] } of line.facts) {
      const isAsked = report !== undefined && asked?.has(report[0]) !== false
      yield {
        report: isAsked ? withIdentity(rowOf(report), identities) : null,
        transitions: asked === null ? transitions : transitions.filter(({ gateway }) => asked.has(gateway)),
      }
    }
  }
}

function withIdentity(
  { gateway, row }: ReturnType<typeof rowOf>,
  identities: ReadonlyMap<string, Identity>,
): KeptReportRow | null {
  const identity = identities.get(identityKey(gateway, row.identity ?? ''))
  return identity === undefined ? null : { gateway, row, identity }
}
