import type { Millis } from '../../shared/time/millis'
import { createLatencyHistogram } from './latency-histogram'
import type { Answer } from './report-client'

/** What became of everything that was due, so far. */
export interface Statistics {
  readonly sent: number
  /** Answered 200. */
  readonly accepted: number
  /** Answered anything else, by status. */
  readonly refused: ReadonlyMap<number, number>
  /** Not answered, by reason. */
  readonly failed: ReadonlyMap<string, number>
  /** Not sent because the box still waited for an answer, or this machine could not keep up. */
  readonly skipped: number
  /** Unanswered when the simulator was stopped. */
  readonly abandoned: number
  /** How long an answer took; `null` while there are none. */
  readonly answerTime: { readonly p50: Millis; readonly p95: Millis; readonly p99: Millis } | null
}

export interface Tally {
  sent(): void
  skipped(): void
  answered(answer: Answer): void
  statistics(): Statistics
}

export function createTally(): Tally {
  const latencies = createLatencyHistogram()
  const refused = new Map<number, number>()
  const failed = new Map<string, number>()
  let [sent, accepted, skipped, abandoned] = [0, 0, 0, 0]
  return {
    sent: () => {
      sent += 1
    },
    skipped: () => {
      skipped += 1
    },
    answered(answer) {
      if (answer.kind === 'abandoned') abandoned += 1
      else if (answer.kind === 'failed') countUp(failed, answer.reason)
      else {
        latencies.add(answer.took)
        if (answer.status === 200) accepted += 1
        else countUp(refused, answer.status)
      }
    },
    statistics() {
      const [p50, p95, p99] = [latencies.quantile(0.5), latencies.quantile(0.95), latencies.quantile(0.99)]
      const answerTime = p50 === null || p95 === null || p99 === null ? null : { p50, p95, p99 }
      return { sent, accepted, refused: new Map(refused), failed: new Map(failed), skipped, abandoned, answerTime }
    },
  }
}

function countUp<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
