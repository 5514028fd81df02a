import { type Millis, minutes, seconds } from '../time/millis'
import {
  again,
  type Cursor,
  emptyCursor,
  type Failure,
  type Forwarding,
  type Own,
  type Trouble,
  type Whereabouts,
} from './forwarding'
import { isAhead, LONGEST_REST, rest } from './forwarding-rest'
import { type LastMessage, takeLast } from './last-message'

/** A message takes all that came meanwhile: a few in a second cost a fifth of one for each commit. */
const MESSAGE_EVERY: Millis = 200
/** Reports in a second, at most, of a site that catches up: the live ones of others must not wait for them. */
const REPORTS_PER_SECOND = 10_000
/** So often a station that has sent everything looks whether headquarters still has it. */
const CHECK_EVERY: Millis = seconds(20)
const CONFLICT_CHECK_EVERY: Millis = minutes(1)

/** What headquarters answered, and what else happened. */
export type Input =
  | { readonly kind: 'connected' }
  | { readonly kind: 'disconnected'; readonly failure: Failure | null }
  | { readonly kind: 'last'; readonly last: LastMessage | null }
  | { readonly kind: 'located'; readonly where: Whereabouts }
  | { readonly kind: 'renewed'; readonly own: Own }
  | { readonly kind: 'loaded'; readonly isEmpty: boolean }
  | {
      readonly kind: 'acknowledged'
      readonly cursor: Cursor
      readonly startedAt: Millis
      readonly reports: number
      /** There was more than went into it. */
      readonly hasMore: boolean
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Something was kept at the station. */
  | { readonly kind: 'committed' }

/** What is to be done next. */
export type Action =
  | { readonly do: 'ask' | 'renew' | 'rename' | 'publish' }
  | { readonly do: 'locate' | 'load'; readonly cursor: Cursor }
  /** `null`: until something happens. */
  | { readonly do: 'wait'; readonly until: Millis | null }

/** What to do now. While it is done nothing else is. */
export function nextAction(state: Forwarding, now: Millis): Action {
  if (!state.isConnected) return { do: 'wait', until: null }
  if (isAhead(state.restUntil, now, LONGEST_REST)) return { do: 'wait', until: state.restUntil }
  const { stage, cursor, checkedAt } = state
  if (stage === 'conflict') return askAfter(checkedAt, CONFLICT_CHECK_EVERY, now)
  if (stage === 'idle') return askAfter(checkedAt, CHECK_EVERY, now)
  if (stage === 'ask' || cursor === null) return { do: 'ask' }
  return stage === 'locate' || stage === 'load' ? { do: stage, cursor } : { do: stage }
}

const askAfter = (at: Millis, length: Millis, now: Millis): Action =>
  isAhead(at + length, now, length) ? { do: 'wait', until: at + length } : { do: 'ask' }

/** What an answer, or something that happened, makes of it. */
export function takeInput(state: Forwarding, input: Input, now: Millis): Forwarding {
  switch (input.kind) {
    case 'connected':
      return { ...state, isConnected: true, stage: again(state.stage), restUntil: 0, expected: null, doubts: 0 }
    case 'disconnected':
      return { ...state, isConnected: false, stage: again(state.stage), trouble: troubleOf(state, input.failure, now) }
    case 'last':
      return takeLast({ ...state, checkedAt: now }, input.last, now)
    case 'located':
      return { ...state, stage: input.where === 'elsewhere' ? 'renew' : 'load' }
    case 'renewed':
      return { ...state, own: input.own, cursor: emptyCursor(input.own, state.cursor?.sequence ?? 0), stage: 'load' }
    case 'loaded':
      return input.isEmpty ? { ...state, stage: 'idle', failures: 0, trouble: null } : { ...state, stage: 'publish' }
    case 'acknowledged':
      return takeAck(state, input)
    case 'failed':
      return takeFailure(state, input.failure, now)
    case 'committed':
      return state.stage === 'idle' ? { ...state, stage: 'load' } : state
  }
}

function takeAck(state: Forwarding, input: Input & { kind: 'acknowledged' }): Forwarding {
  const { cursor, startedAt, reports, hasMore } = input
  const pace = Math.max(hasMore ? 0 : MESSAGE_EVERY, (reports * 1000) / REPORTS_PER_SECOND)
  return {
    ...state,
    cursor,
    stage: 'load',
    hasPublished: true,
    failures: 0,
    doubts: 0,
    expected: null,
    checkedAt: startedAt,
    restUntil: startedAt + pace,
    trouble: null,
  }
}

function takeFailure(state: Forwarding, failure: Failure, now: Millis): Forwarding {
  // Whatever failed: what was sent may have been kept, and only headquarters knows.
  const asking: Forwarding = { ...state, stage: again(state.stage) }
  if (failure.code === 'wrong-sequence') return rest({ ...asking, expected: failure.last, doubts: 0 }, now)
  return rest({ ...asking, trouble: troubleOf(state, failure, now) }, now)
}

function troubleOf({ trouble }: Forwarding, failure: Failure | null, now: Millis): Trouble | null {
  if (trouble?.code === 'conflict') return trouble
  if (failure === null || failure.code === 'wrong-sequence') return trouble
  return { code: failure.code, since: trouble?.since ?? now, detail: failure.detail }
}
