import { days, type Millis } from '../time/millis'
import { again, type Cursor, emptyCursor, type Forwarding } from './forwarding'
import { rest } from './forwarding-rest'
import type { MessageHead } from './message-head'

/** Headquarters lets go of what is older than a week. A site that kept nothing for so long has nothing there, and lost nothing. */
const AGED_OUT: Millis = days(6.5)
/** So many answers in a row are believed. One alone may be of a server that lags behind. */
const BELIEVED = 3

/** The last message of the own subject, as headquarters has it; `commit` is from where to go on. */
export interface LastMessage extends Omit<MessageHead, 'kind' | 'from'> {
  readonly sequence: number
}

/** What its headers say of where to go on. */
export function lastMessage({ kind, from, commit, ...head }: MessageHead, sequence: number): LastMessage {
  return { ...head, commit: kind === 'snapshot' ? from : commit, sequence }
}

/** What the last message that headquarters has, `null` for none, says of where to go on. */
export function takeLast(state: Forwarding, last: LastMessage | null, now: Millis): Forwarding {
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
  const { commit, check, owesSnapshot, past } = last
  // Nothing of the journal is there yet: the time is that of the snapshot, which everything to be sent comes before.
  const lastAt = commit === state.own.since ? null : last.lastAt
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

/** Where a site stood that has nothing there because all of it has become too old; `null` for any other. */
function agedCursor({ cursor, own }: Forwarding, now: Millis): Cursor | null {
  const known = cursor ?? own.known
  if (known === null || known.lastAt === null || now - known.lastAt < AGED_OUT) return null
  const { position, lastAt } = known
  return { position, lastAt, sequence: 0, check: cursor?.check ?? null, owesSnapshot: true, past: null }
}
