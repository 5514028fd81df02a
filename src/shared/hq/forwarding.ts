import { days, type Millis, minutes, seconds } from '../time/millis'
import type { MessageHead } from './message-head'
import type { Position } from './position'

/**
 * How a station forwards its journal, as a value: what to do next, and what each answer makes of it. The rules are few.
 * The truth is headquarters' last message of the own subject, asked for at each beginning and after each doubt. One message
 * is under way at a time, and each says after which one it comes, so that none is ever taken twice or out of order.
 * Whatever fails is tried again; nothing is given up because headquarters refused it.
 */
export interface Forwarding {
  readonly own: Own
  readonly isConnected: boolean
  readonly stage: Stage
  /** What headquarters has; `null` before it has answered. */
  readonly cursor: Cursor | null
  /** Whether a message of this session was taken: from then on nobody else's may follow it. */
  readonly hasPublished: boolean
  /** Failures in a row, which decide how long to rest. */
  readonly failures: number
  /** Nothing is done before. */
  readonly restUntil: Millis
  /** The number that headquarters named last when it refused one; an answer with another is stale. `null` for none. */
  readonly expected: number | null
  /** Answers in a row that were not what headquarters had said before: a server that lags behind, or a loss. */
  readonly doubts: number
  /** When headquarters was last asked what it has. */
  readonly checkedAt: Millis
  readonly trouble: Trouble | null
}

/** What makes this station's messages its own. */
export interface Own {
  readonly epoch: string
  readonly session: string
  /** Where forwarding began: headquarters gets everything from there on, should it have nothing. */
  readonly since: Position
  /** What headquarters had when it last said so in a run before; `null` for nothing. */
  readonly known: Pick<Cursor, 'position' | 'lastAt'> | null
}

export type Stage =
  /** What does headquarters have? */
  | 'ask'
  /** Where in the journal is that? */
  | 'locate'
  /** It is of a journal that is not this one: the store was put back, or copied. */
  | 'renew'
  /** Headquarters has another store after this one, and listens to this one no more: it goes on under another name. */
  | 'rename'
  /** Read what comes next. */
  | 'load'
  | 'publish'
  /** Headquarters has everything. */
  | 'idle'
  /** Another station forwards with the same key; asked now and then whether it still does. */
  | 'conflict'

/** How far headquarters has this station's journal. */
export interface Cursor {
  readonly position: Position
  /** The last message's number in the stream, 0 for none: what the next one says it follows. */
  readonly sequence: number
  readonly lastAt: Millis | null
  readonly check: string | null
  readonly owesSnapshot: boolean
  readonly past: string | null
}

/** Where a cursor lies, as the storage answers. `sealed`: the journal is gone, the days have it. */
export type Whereabouts = 'journal' | 'sealed' | 'elsewhere'

/** The last message of the own subject, as headquarters has it; `commit` is from where to go on. */
export interface LastMessage extends Omit<MessageHead, 'kind' | 'from'> {
  readonly sequence: number
}

/** What its headers say of where to go on. */
export function lastMessage({ kind, from, commit, ...head }: MessageHead, sequence: number): LastMessage {
  return { ...head, commit: kind === 'snapshot' ? from : commit, sequence }
}

/** Why forwarding does not go on. */
export type TroubleCode =
  /** No server answers. */
  | 'unreachable'
  /** The servers do not know the key. */
  | 'unauthorized'
  /** The servers are not those that the pairing file names: their certificate is another. */
  | 'certificate'
  /** The key may not send for this site. */
  | 'forbidden'
  /** The servers answer but cannot keep anything now. */
  | 'cannot-store'
  /** There is nowhere to keep it: `hq init` was not finished. */
  | 'no-stream'
  /** No answer in time. */
  | 'timeout'
  | 'too-large'
  /** Another station sends with the same key. */
  | 'conflict'
  /** The journal here cannot be read. */
  | 'unreadable'
  | 'other'

export interface Trouble {
  readonly code: TroubleCode
  readonly since: Millis
  /** The words of whoever failed, for the log. */
  readonly detail: string
}

export type Failure =
  | { readonly code: 'wrong-sequence'; readonly last: number | null; readonly detail: string }
  | { readonly code: Exclude<TroubleCode, 'conflict'>; readonly detail: string }

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

export type Action =
  | { readonly do: 'ask' | 'renew' | 'rename' | 'publish' }
  | { readonly do: 'locate' | 'load'; readonly cursor: Cursor }
  /** `null`: until something happens. */
  | { readonly do: 'wait'; readonly until: Millis | null }

/** A message takes all that came meanwhile: a few in a second cost a fifth of one for each commit. */
const MESSAGE_EVERY: Millis = 200
/** Reports in a second, at most, of a site that catches up: the live ones of others must not wait for them. */
const REPORTS_PER_SECOND = 10_000
/** So often a station that has sent everything looks whether headquarters still has it. */
const CHECK_EVERY: Millis = seconds(20)
const CONFLICT_CHECK_EVERY: Millis = minutes(1)
const FIRST_REST: Millis = 250
const LONGEST_REST: Millis = seconds(15)
/** So many answers in a row are believed. One alone may be of a server that lags behind. */
const BELIEVED = 3

export const beginForwarding = (own: Own): Forwarding => ({
  own,
  isConnected: false,
  stage: 'ask',
  cursor: null,
  hasPublished: false,
  failures: 0,
  restUntil: 0,
  expected: null,
  doubts: 0,
  checkedAt: 0,
  trouble: null,
})

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

/** Whether it is still to come. A clock that was set back does not make anybody wait longer than was meant. */
const isAhead = (due: Millis, now: Millis, longest: Millis): boolean => now < due && due - now <= longest

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

/** Whoever was about to do something begins anew; a conflict does not end with a connection. */
const again = (stage: Stage): Stage => (stage === 'conflict' ? stage : 'ask')

/** Headquarters lets go of what is older than a week. A site that kept nothing for so long has nothing there, and lost nothing. */
const AGED_OUT: Millis = days(6.5)

function agedCursor({ cursor, own }: Forwarding, now: Millis): Cursor | null {
  const known = cursor ?? own.known
  if (known === null || known.lastAt === null || now - known.lastAt < AGED_OUT) return null
  const { position, lastAt } = known
  return { position, lastAt, sequence: 0, check: cursor?.check ?? null, owesSnapshot: true, past: null }
}

/** Nothing of this epoch is at headquarters. */
export const emptyCursor = ({ since }: Own, sequence: number): Cursor => ({
  position: since,
  sequence,
  lastAt: null,
  check: null,
  owesSnapshot: true,
  past: null,
})

function takeLast(state: Forwarding, last: LastMessage | null, now: Millis): Forwarding {
  const sequence = last?.sequence ?? 0
  if (isDoubtful(state, sequence)) return rest({ ...state, stage: again(state.stage), doubts: state.doubts + 1 }, now)
  const settled = { ...state, expected: null, doubts: 0 }
  if (isForeign(settled, last)) {
    const detail = `message ${sequence} was sent by another station (epoch ${last?.epoch}, session ${last?.session})`
    return { ...settled, stage: 'conflict', trouble: { code: 'conflict', since: state.trouble?.since ?? now, detail } }
  }
  const begun = state.stage === 'conflict' ? { ...settled, hasPublished: false, trouble: null } : settled
  if (last !== null && begun.cursor?.sequence === sequence) return { ...begun, stage: 'load' }
  const aged = last === null ? agedCursor(begun, now) : null
  if (aged !== null) return { ...begun, cursor: aged, stage: 'locate' }
  if (last === null || last.epoch !== state.own.epoch) {
    // What was known there by this name was left when the other one came.
    const stage = last !== null && state.own.known !== null ? 'rename' : 'load'
    return { ...begun, cursor: emptyCursor(state.own, sequence), stage }
  }
  const { commit, lastAt, check, owesSnapshot, past } = last
  return { ...begun, cursor: { position: commit, sequence, lastAt, check, owesSnapshot, past }, stage: 'locate' }
}

/** An answer that is not what headquarters said it had: it takes several of them to believe it. */
function isDoubtful({ expected, cursor, doubts }: Forwarding, sequence: number): boolean {
  const told = expected ?? cursor?.sequence ?? null
  const isOdd = expected !== null ? sequence !== told : told !== null && sequence < told
  return isOdd && doubts + 1 < BELIEVED
}

/** Somebody else's message after one of ours. Before ours it may be of a run that has ended, or of a store before. */
function isForeign({ own, stage, hasPublished, cursor }: Forwarding, last: LastMessage | null): boolean {
  if (last === null || last.session === own.session) return false
  return stage === 'conflict' || (hasPublished && last.sequence > (cursor?.sequence ?? 0))
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

function rest(state: Forwarding, now: Millis): Forwarding {
  const failures = state.failures + 1
  return { ...state, failures, restUntil: now + Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(failures - 1, 10)) }
}

function troubleOf({ trouble }: Forwarding, failure: Failure | null, now: Millis): Trouble | null {
  if (trouble?.code === 'conflict') return trouble
  if (failure === null || failure.code === 'wrong-sequence') return trouble
  return { code: failure.code, since: trouble?.since ?? now, detail: failure.detail }
}
