import type { Millis } from '../time/millis'
import type { Position } from './position'

/**
 * How a station forwards its journal, as a value; `forwarding-steps` says what to do next, and what each answer makes of
 * it. The rules are few. The truth is headquarters' last message of the own subject, asked for at each beginning and after each doubt. One message
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

/** Why forwarding does not go on. */
export type TroubleCode =
  /** No server answers. */
  | 'unreachable'
  /** The servers do not know the key. */
  | 'unauthorized'
  /** The servers are not those that the pairing file names: their certificate is another. */
  | 'certificate'
  /** Their certificate has ended, or has not begun: by the clock of this computer, which may be wrong. */
  | 'certificate-time'
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

/** As a run begins: nothing is known of headquarters yet. */
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

/** Nothing of this epoch is at headquarters. */
export const emptyCursor = ({ since }: Own, sequence: number): Cursor => ({
  position: since,
  sequence,
  lastAt: null,
  check: null,
  owesSnapshot: true,
  past: null,
})

/** Whoever was about to do something begins anew; a conflict does not end with a connection. */
export const again = (stage: Stage): Stage => (stage === 'conflict' ? stage : 'ask')
